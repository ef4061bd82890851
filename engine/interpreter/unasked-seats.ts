import type { ApproverSlot } from '../model/journal.ts';
import { type AnswerAtLevel, recused, seatsLeft } from '../people/seats.ts';
import type { Unreachable } from '../ports/task-book.ts';
import { isRefused, type TrackedTaskState } from './task-state.ts';

/**
 * The slots of an escalation level all of whose people have been refused by mail, or have recused themselves, and have not answered, and which
 * are not on record as unasked yet.
 */
export const newlyUnasked = (state: TrackedTaskState, rung: number): readonly ApproverSlot[] => {
  const gone = recusedIn(state.answers);
  const isAsked = (person: string): boolean => !isRefused(state, rung, person);
  return (state.levels.get(rung) ?? []).filter(
    (slot) =>
      !state.unasked.has(slot) &&
      !isFilled(slot, state.answers) &&
      slot.people.every((person) => gone.has(person) || !isAsked(person)) &&
      (slot.people.length === 0 || !slot.people.every(isAsked)),
  );
};

/** Why a yes of all who are left at the present level would not settle the task, where it would if others had been asked, or had not gone. */
export function whyUnreachable(state: TrackedTaskState): Unreachable | undefined {
  const { answers, levels, rung, unasked } = state;
  const seats = levels.get(rung) ?? [];
  const missing = seats.filter((slot) => unasked.has(slot) && !isFilled(slot, answers));
  const gone = recusedIn(answers);
  if (missing.length === 0 && (gone.size === 0 || seats.length === 0)) return undefined;
  const seated = answers.flatMap((one) =>
    one.rung === rung && one.outcome !== recused ? [one.person] : [],
  );
  if (gone.size > 0 && !isDecidedBy(seatsLeft(seats, seated, gone), state)) return 'recused';
  const asked = seats.filter((slot) => !missing.includes(slot));
  return isDecidedBy(seatsLeft(asked, seated, gone), state) ? undefined : 'unasked';
}

/** Whether so many more yeses settle the task. */
function isDecidedBy(yeses: number, { opened, decide, answers, rung }: TrackedTaskState): boolean {
  const yes = { person: '', outcome: opened.outcomes[0]?.outcome ?? '', at: 0, rung };
  return decide([...answers, ...Array.from({ length: yeses }, () => yes)]) !== undefined;
}

const recusedIn = (answers: readonly AnswerAtLevel[]): ReadonlySet<string> =>
  new Set(answers.flatMap(({ person, outcome }) => (outcome === recused ? [person] : [])));

/** Whoever no mail could ask may have answered all the same, from another page. */
const isFilled = ({ people }: ApproverSlot, answers: readonly AnswerAtLevel[]): boolean =>
  answers.some(({ person, outcome }) => outcome !== recused && people.includes(person));
