import {
  type ExpressionEnvironment,
  type StepResults,
  withSteps,
} from '../../expression/check/environment.ts';
import type { Library } from './library.ts';
import type { WrittenFlow, WrittenStep } from './written-flow.ts';
import { momentsOfMessage } from '../../steps/flow-message.ts';
import { asksByMessage } from '../../steps/message-step.ts';

/** The environment of expressions at a place of a flow that these steps have certainly come to; undefined without a case. */
export function environmentBehind(
  certainly: readonly WrittenStep[],
  flow: WrittenFlow,
  { environment, forms }: Pick<Library, 'environment' | 'forms'>,
): ExpressionEnvironment | undefined {
  const results = certainly.map((step) => [step.id ?? '', resultsOf(step, forms)] as const);
  const others = withResults(flow.steps).filter((step) => !certainly.includes(step));
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
