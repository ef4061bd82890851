import type { ApproverSlot } from '../model/journal.ts';
import type { AnswerAtLevel } from '../people/seats.ts';
import { isRefused, type TrackedTaskState } from './task-state.ts';

/**
 * The slots of an escalation level all of whose people have been refused by mail and have not answered, and which are not on record as
 * unasked yet.
 */
export const newlyUnasked = (state: TrackedTaskState, rung: number): readonly ApproverSlot[] =>
  (state.levels.get(rung) ?? []).filter(
    (slot) =>
      !state.unasked.has(slot) &&
      !isFilled(slot, state.answers) &&
      slot.people.every((person) => isRefused(state, rung, person)),
  );

/** Whether slots of the present level are unasked, and a yes of all others would not settle the task. */
export function isQuorumUnreachable({
  opened,
  decide,
  answers,
  levels,
  rung,
  unasked,
}: TrackedTaskState): boolean {
  const seats = levels.get(rung) ?? [];
  const missing = seats.filter((slot) => unasked.has(slot) && !isFilled(slot, answers)).length;
  if (missing === 0) return false;
  const left = seats.length - missing - answers.filter((one) => one.rung === rung).length;
  const yes = { person: '', outcome: opened.outcomes[0]?.outcome ?? '', at: 0, rung };
  return (
    decide([...answers, ...Array.from({ length: Math.max(0, left) }, () => yes)]) === undefined
  );
}

/** Whoever no mail could ask may have answered all the same, from another page. */
const isFilled = ({ people }: ApproverSlot, answers: readonly AnswerAtLevel[]): boolean =>
  answers.some(({ person }) => people.includes(person));
