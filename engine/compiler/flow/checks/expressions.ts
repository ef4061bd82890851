import { checkExpression } from '../../../expression/check/check-expression.ts';
import type { ExpressionDiagnostic } from '../../../expression/check/diagnostic.ts';
import type { ExpressionEnvironment } from '../../../expression/check/environment.ts';
import { isObject } from '../../../model/base.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import { atExpression, type PathDiagnostic } from '../../source/source.ts';
import { certainSteps } from '../certain-steps.ts';
import { stepsBeginningAnew } from '../begins-anew.ts';
import { environmentBehind, type ReadableSteps, withResults } from '../expression-environment.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** Every expression is well-typed over the case and the steps that have certainly run before it. */
export function* checkExpressions(flow: WrittenFlow, library: Library): Generator<PathDiagnostic> {
  const environments = new Map<string, ExpressionEnvironment>();
  for (const place of flow.places) {
    const written = expressionOf(place);
    if (written === undefined || place.schema.expression === undefined) continue;
    const steps = readableSteps(place, flow);
    const key = `${namesOf(steps.certain)} / ${namesOf(steps.sentBack)}`;
    const known = environments.get(key) ?? environmentBehind(steps, flow, library);
    if (known === undefined) return;
    environments.set(key, known);
    const found = checkExpression(
      written.cel,
      { ...known, holding: conditionsAround(place) },
      place.schema.refersTo === 'who' ? 'people' : place.schema.expression.type,
    );
    if (found && (flow.isWhole || !isAboutSteps(found)))
      yield atExpression(found, place.path, written.offset);
  }
}

const namesOf = (steps: readonly WrittenStep[]): string => steps.map(({ id }) => id).join(' ');

/** What is said of a step that begins anew is another thing each time: no condition reads it. */
function readableSteps(place: SchemaPlace, flow: WrittenFlow): ReadableSteps {
  const certain = certainSteps(place, flow);
  if (place.schema.expression?.type === 'bool') return { certain, sentBack: [] };
  return { certain, sentBack: withResults(stepsBeginningAnew(place, flow)) };
}

/** A step that cannot be seen may be the one that is named. */
const isAboutSteps = ({ code }: ExpressionDiagnostic): boolean =>
  code === 'unknown-name' || code === 'step-not-run';

/** The CEL in a text, with its offset; undefined when the text is no expression. */
export function expressionOf({
  schema: { expression },
  value,
}: Pick<SchemaPlace, 'schema' | 'value'>):
  { readonly cel: string; readonly offset: number } | undefined {
  if (expression === undefined || typeof value !== 'string') return undefined;
  const { marked = false, marker = '=' } = expression;
  if (value.startsWith(marker)) return { cel: value.slice(marker.length), offset: marker.length };
  return marked ? undefined : { cel: value, offset: 0 };
}

/** The conditions under which a place is reached: the `when` of a step around it, and of a branch of a choice. */
function conditionsAround({ path, parent }: SchemaPlace): readonly string[] {
  if (parent === undefined) return [];
  const when = isObject(parent.value) ? parent.value['when'] : undefined;
  const own = typeof when === 'string' && path.at(-1) !== 'when' ? [when.replace(/^=/, '')] : [];
  return [...own, ...conditionsAround(parent)];
}
