import { actLimits } from '../../../model/act-limits.ts';
import { mostAnswerBytes } from '../../../model/answer-bytes.ts';
import { answersRead, isRead } from '../../../model/answers-read.ts';
import { jsonBytes } from '../../../model/json-bytes.ts';
import type { Steps } from '../../../model/plan.ts';
import { kindOf } from '../../../steps/index.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { LoweringResult } from '../lower/lower-flow.ts';
import { stepListsOf } from './endings.ts';

/**
 * A long case goes on as a new run, which is given what the case needs: its plan, and those answers that its expressions read. Added up
 * here at their longest, so that the server of Temporal never refuses it.
 */
export function* checkCarried(
  { plan }: LoweringResult,
  { forms }: Pick<Library, 'forms'>,
): Generator<PathDiagnostic> {
  const read = answersRead(plan);
  const answers = formsAsked(plan)
    .map((id) => (forms.get(id)?.fields ?? []).filter(({ name }) => isRead(name, read)))
    .map((fields) => Math.min(mostAnswerBytes(fields), actLimits.answersBytes))
    .reduce((sum, bytes) => sum + bytes, 0);
  const bytes = jsonBytes(plan) + answers;
  if (bytes > actLimits.carriedBytes)
    yield {
      code: 'too-much-to-carry',
      path: ['steps'],
      what: 'key',
      message: `a case of this flow may have to carry ${kilobytes(bytes)} KB, of which its expressions read ${kilobytes(answers)} KB in answers to forms; ${kilobytes(actLimits.carriedBytes)} KB are possible`,
      hint: 'read fewer fields of forms in expressions, give those fields a shorter "maxLength", or split the flow',
    };
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

/** The form of each step that asks for one, as often as it is asked for. */
const formsAsked = (plan: LoweringResult['plan']): readonly string[] =>
  [...stepListsOf(plan)].flatMap((steps: Steps) => steps.flatMap(formOf));

function formOf(step: Steps[number]): readonly string[] {
  const { ofForm } = kindOf(step).outcomes ?? {};
  const form =
    ofForm === undefined ? undefined : Object.entries(step).find(([key]) => key === ofForm)?.[1];
  return typeof form === 'string' ? [form] : [];
}
