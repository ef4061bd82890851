import type { Plan } from '../model/plan.ts';
import { isShownAnswer, isShownMessage, type ShownValue } from '../model/shown.ts';
import { expressionsIn, tasksRead } from './answers-in-message.ts';
import { sendersOf } from './senders-of.ts';
import { stepOf } from './step-of.ts';

/** What the people of a task see: what its step shows, else what its flow does; undefined where neither says so. */
export function shownBy(
  task: string,
  plan: Omit<Plan, 'texts'>,
): readonly ShownValue[] | undefined {
  const step = stepOf(task, plan);
  const shown = step !== undefined && 'shows' in step ? step.shows : plan.shows;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no other kind of step has this key
  return shown as readonly ShownValue[] | undefined;
}

/** The tasks whose answers are among what is seen, or said by a message that is. */
export const tasksSeen = (
  shown: readonly ShownValue[],
  plan: Omit<Plan, 'texts'>,
): ReadonlySet<string> =>
  new Set(
    shown.flatMap((one) => {
      if (isShownAnswer(one)) return [one.step];
      return isShownMessage(one) ? tasksSaid(one.message, plan) : [];
    }),
  );

const tasksSaid = (template: string, plan: Omit<Plan, 'texts'>): readonly string[] =>
  sendersOf(template, plan)
    .slice(0, 1)
    .flatMap(([, { message }]) => expressionsIn(message))
    .flatMap((expression) => [...tasksRead(expression, plan).values()]);
