import { treeIn } from '../expression/evaluate.ts';
import { fieldsRead, ownerOf } from '../expression/fields-read.ts';
import { identifierOf, runOf } from '../expression/identifier.ts';
import type { Expression } from '../model/base.ts';
import type { Plan } from '../model/plan.ts';
import type { FlowMessage } from './step-message.ts';
import { stepsOfPlan } from './steps-of-plan.ts';

/** The expressions that a step gives its message. */
export const expressionsIn = ({ with: given }: FlowMessage): readonly Expression[] =>
  Object.values(given).flatMap((value) => ('cel' in value ? [value] : []));

/** The tasks whose answers an expression reads, by the name under which it knows them. */
export function tasksRead(
  expression: Expression,
  plan: Pick<Plan, 'steps' | 'on' | 'backstops'>,
): ReadonlyMap<string, string> {
  const owners = new Set(fieldsRead(treeIn(expression)).filter(isOfAnswers).map(ownerOf));
  return new Map(
    stepsOfPlan(plan).flatMap(({ id }) => {
      const name = identifierOf(id);
      return owners.has(name) && runOf(id) === expression.in ? [[name, id] as const] : [];
    }),
  );
}

/** Whether an expression is worked out from facts and answers to forms alone. */
export const readsFactsAndAnswers = (expression: Expression): boolean =>
  fieldsRead(treeIn(expression)).every((field) => ownerOf(field) === 'case' || isOfAnswers(field));

const isOfAnswers = (field: string): boolean => field.split('.')[1] === 'answers';
