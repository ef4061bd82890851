import type { AnnotatedSchema } from '../../engine/steps/step.ts';
import type { Choices } from './choices.ts';
import type { WritingContext } from './writing-context.ts';

type Type = NonNullable<AnnotatedSchema['expression']>['type'];

/** A random expression of a type, over the case and the steps that have certainly run; the simplest first. */
export function writeExpression(
  type: Type,
  { known }: WritingContext,
  choices: Choices,
  refersTo: AnnotatedSchema['refersTo'],
): string {
  const of = (wanted: string) =>
    known.flatMap(({ id, results }) =>
      Object.entries(results).flatMap(([field, result]) =>
        result === wanted ? [`${id}.${field}`] : [],
      ),
    );
  if (type === 'instant') return choices.one(['case.lastInterviewAt', ...of('instant')]);
  if (type === 'bool')
    return choices.one([
      'case.score > 2.0',
      'case.score < 3.0',
      "case.position.department == 'stores'",
      'has(case.boss)',
      ...of('string').map((result) => `${result} == 'approved'`),
      ...of('string').map((result) => `${result} != 'silent'`),
    ]);
  return refersTo === 'who'
    ? choices.one(["has(case.boss) ? case.boss : 'cat'", "['ann', 'cat']"])
    : choices.one(["'words'", ...of('string')]);
}
