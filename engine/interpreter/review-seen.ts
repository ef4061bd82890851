import type { Answer, Refusal } from '../model/act.ts';
import { answersIn } from '../model/seen-version.ts';
import { shownBy, tasksSeen } from '../steps/shown-by.ts';
import type { CaseState } from './case-state.ts';

/**
 * Why an answer to a page that is out of date changes nothing. Facts stay while a case runs, so that only an answer to an earlier task can
 * have come since the page was made; whoever sends the answer has compared what it showed.
 */
export function reviewSeen(
  { plan, tasks }: Pick<CaseState, 'plan' | 'tasks'>,
  { task, seen }: Answer,
): Refusal | undefined {
  if (seen === undefined) return undefined;
  const given = [...tasksSeen(shownBy(task, plan) ?? [], plan)].map((one) => tasks.given(one));
  return given.reduce((sum, one) => sum + one, 0) === answersIn(seen) ? undefined : seenOther(task);
}

/** The refusal of an answer by somebody who has not seen what is there now. */
export const seenOther = (task: string): Refusal => ({
  code: 'seen-other',
  message: `what "${task}" shows has changed since it was seen`,
  recorded: [],
});
