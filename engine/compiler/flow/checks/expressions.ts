import { checkExpression } from '../../../expression/check/check-expression.ts';
import { type ExpressionEnvironment, withSteps } from '../../../expression/check/environment.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import { atExpression, type PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** Every expression is well-typed over the case and the steps that have certainly run before it. */
export function* checkExpressions(
  flow: WrittenFlow,
  { environment }: Library,
): Generator<PathDiagnostic> {
  if (environment === undefined) return;
  const environments = new Map<string, ExpressionEnvironment>();
  for (const place of flow.places) {
    const written = expressionOf(place);
    if (written === undefined || place.schema.expression === undefined) continue;
    const steps = certainSteps(place, flow);
    const key = steps.map(({ id }) => id).join(' ');
    const known = environments.get(key) ?? environmentOf(environment, flow, steps);
    environments.set(key, known);
    const found = checkExpression(written.cel, known, place.schema.expression.type);
    if (found) yield atExpression(found, place.path, written.offset);
  }
}

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

function environmentOf(
  environment: ExpressionEnvironment,
  flow: WrittenFlow,
  certainly: readonly WrittenStep[],
): ExpressionEnvironment {
  const results = certainly.map(({ id = '', kind }) => [id, kind.results] as const);
  const others = withResults(flow.steps).filter((step) => !certainly.includes(step));
  return withSteps(
    environment,
    Object.fromEntries(results),
    others.map(({ id = '' }) => id),
  );
}

/** The steps that have run whenever a place is reached: those around it, and those that stand before it or them without `when`. */
function certainSteps(place: SchemaPlace, flow: WrittenFlow): readonly WrittenStep[] {
  const owner = flow.stepAt(place);
  const found: WrittenStep[] = [];
  for (let step = owner; step; step = outerStep(step, flow)) {
    if (step !== owner) found.push(step);
    found.push(...flow.before(step).filter(({ fields }) => !('when' in fields)));
  }
  return withResults(found);
}

const outerStep = ({ place }: WrittenStep, flow: WrittenFlow): WrittenStep | undefined =>
  place.parent && flow.stepAt(place.parent);

const withResults = (steps: readonly WrittenStep[]): readonly WrittenStep[] =>
  steps.filter(({ id, kind }) => id !== undefined && Object.keys(kind.results).length > 0);
