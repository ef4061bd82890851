import {
  type ExpressionEnvironment,
  type StepResults,
  withSteps,
} from '../../expression/check/environment.ts';
import type { Library } from './library.ts';
import type { WrittenFlow, WrittenStep } from './written-flow.ts';
import { momentsOfMessage } from '../../steps/flow-message.ts';
import { asksByMessage } from '../../steps/message-step.ts';

/** The steps that a place may read: those that have certainly come to something, and those that have been sent back and have not yet. */
export interface ReadableSteps {
  readonly certain: readonly WrittenStep[];
  readonly sentBack: readonly WrittenStep[];
}

/** The environment of expressions at a place of a flow that may read these steps; undefined without a case. */
export function environmentBehind(
  { certain, sentBack }: ReadableSteps,
  flow: WrittenFlow,
  { environment, forms }: Pick<Library, 'environment' | 'forms'>,
): ExpressionEnvironment | undefined {
  const results = [
    ...sentBack.map((step) => [step.id ?? '', resultsBefore(step, forms)] as const),
    ...certain.map((step) => [step.id ?? '', resultsOf(step, forms)] as const),
  ];
  const known = new Set([...certain, ...sentBack]);
  const others = withResults(flow.steps).filter((step) => !known.has(step));
  return (
    environment &&
    withSteps(
      environment,
      Object.fromEntries(results),
      others.map(({ id = '' }) => id),
    )
  );
}

/** The steps that come to something. */
export const withResults = (steps: readonly WrittenStep[]): readonly WrittenStep[] =>
  steps.filter(({ id, kind }) => id !== undefined && Object.keys(kind.results).length > 0);

/** What is there of a step that begins anew. */
const resultsBefore = (step: WrittenStep, forms: Library['forms']): StepResults[string] =>
  Object.fromEntries(
    Object.entries(resultsOf(step, forms)).filter(([name]) =>
      step.kind.leadsBack?.results.includes(name),
    ),
  );

/** What a step comes to; a map of answers has the types of the form that the step asks with. */
function resultsOf({ kind, fields }: WrittenStep, forms: Library['forms']): StepResults[string] {
  const results = asksByMessage(kind, fields)
    ? { ...kind.results, ...momentsOfMessage }
    : kind.results;
  const id = fields[kind.outcomes?.ofForm ?? ''];
  const form = typeof id === 'string' ? forms.get(id) : undefined;
  if (form === undefined) return results;
  return Object.fromEntries(
    Object.entries(results).map(([name, type]) => [name, type === 'map' ? form.fields : type]),
  );
}
