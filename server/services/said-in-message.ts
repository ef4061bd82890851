import { evaluate } from '../../engine/expression/evaluate.ts';
import type { Expression, Facts, Json, JsonObject } from '../../engine/model/base.ts';
import { factAt } from '../../engine/model/fact-at.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { ShownMessage } from '../../engine/model/shown.ts';
import { tasksRead } from '../../engine/steps/answers-in-message.ts';
import { sendersOf } from '../../engine/steps/senders-of.ts';
import { isFixed, type TaskRecord } from '../../store/tasks.ts';

/** What a message says before it is sent is worked out from this. */
export interface SaidFrom {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly tasks: readonly TaskRecord[];
}

/** All that a message says but for its moments, which go with the time. */
export function saidIn({ message: template, facts: named }: ShownMessage, from: SaidFrom): Json {
  const [[, sent] = []] = sendersOf(template, from.plan);
  const given = Object.entries(sent?.message.with ?? {}).flatMap(([name, value]) =>
    'after' in value ? [] : [[name, valueSaid(value, from)] as const],
  );
  return [Object.fromEntries(given), named.map((path) => factAt(path, from.facts) ?? null)];
}

/** A text as it is given, or the value of an expression over facts and the latest answers. */
export const valueSaid = (
  value: { readonly text: string } | Expression,
  from: SaidFrom,
): { readonly text: string } | { readonly json: Json } =>
  'text' in value ? value : { json: evaluate(value, variablesOf(value, from)) };

const variablesOf = (
  expression: Expression,
  { plan, facts, tasks }: SaidFrom,
): Readonly<Record<string, JsonObject>> => ({
  case: facts,
  ...Object.fromEntries(
    [...tasksRead(expression, plan)].map(([name, step]) => [
      name,
      { answers: latestAnswers(step, tasks) },
    ]),
  ),
});

/** What was answered in the latest round of a task. */
export const latestAnswers = (step: string, tasks: readonly TaskRecord[]): JsonObject =>
  roundOf(step, tasks)?.answers.findLast(isFixed)?.answers ?? {};

export const roundOf = (step: string, tasks: readonly TaskRecord[]): TaskRecord | undefined =>
  tasks.findLast(({ opened }) => opened.task === step);
