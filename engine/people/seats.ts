import type { RecordedAnswer } from '../model/act.ts';
import type { ApproverSlot } from '../model/journal.ts';

/** How many approver slots must say yes: a number, or so many parts of all, such as 2 of 3. Plans compiled earlier have a share of all. */
export type Need =
  | { readonly seats: number }
  | { readonly parts: number; readonly of: number }
  | { readonly share: number };

/** How many of this many slots must say yes; never more than there are. */
export function seatsNeeded(need: Need, seats: number): number {
  if ('seats' in need) return Math.min(need.seats, seats);
  if ('share' in need) return Math.ceil(need.share * seats - rounding);
  return Math.ceil((need.parts * seats) / need.of);
}

/** In floating point 28 percent of 25 is a little more than 7. */
const rounding = 1e-9;

/** An answer and the escalation level (`rung`) at which it was given; at level 0 it fills one approver slot, at a later level all that are left. */
export interface AnswerAtLevel extends RecordedAnswer {
  readonly rung: number;
}

/**
 * Whether one more person can fill a slot beside those who have answered. One person fills at most one slot; this is a maximum bipartite
 * matching, so nobody is turned away because of the order of answers.
 */
export function canFill(
  seats: readonly ApproverSlot[],
  answered: readonly string[],
  person: string,
): boolean {
  const matching = new Map<ApproverSlot, string>();
  return [...answered, person].every((who) => augment(who, seats, matching, new Set()));
}

/** Augmenting path (Kuhn 1955): takes a free slot, or one whose holder can move to another slot. */
function augment(
  who: string,
  seats: readonly ApproverSlot[],
  matching: Map<ApproverSlot, string>,
  visited: Set<ApproverSlot>,
): boolean {
  for (const seat of seats) {
    if (visited.has(seat) || !seat.people.includes(who)) continue;
    visited.add(seat);
    const holder = matching.get(seat);
    if (holder !== undefined && !augment(holder, seats, matching, visited)) continue;
    matching.set(seat, who);
    return true;
  }
  return false;
}

/** The answer of whoever may not decide here: their seat is free, for others who may fill it or for the next level. */
export const recused = 'recused';

/** How many more people can sit in these slots, beside those who have answered and without those who have recused themselves. */
export function seatsLeft(
  seats: readonly ApproverSlot[],
  answered: readonly string[],
  gone: ReadonlySet<string>,
): number {
  if (gone.size === 0) return Math.max(0, seats.length - answered.length);
  const seated = [...answered];
  for (const person of new Set(seats.flatMap(({ people }) => people)))
    if (!gone.has(person) && !seated.includes(person) && canFill(seats, seated, person))
      seated.push(person);
  return seated.length - answered.length;
}

/** The decision rule of a kind of task, for a number of approver slots of which `need` must say yes. */
export type DecisionRule = (seats: number, need: number) => Decider;
/** Returns the outcome that the answers make, if they make one yet. */
export type Decider = (answers: readonly AnswerAtLevel[]) => string | undefined;

/** The answer of whoever wants something done before all are asked anew; where a task offers it, the first one decides. */
export const returned = 'returned';

/** Decides by quorum, and against it as soon as so many have said no that the needed approvals can no longer be reached. */
export const quorum: DecisionRule = (seats, need) => (answers) => {
  if (answers.some(({ outcome }) => outcome === returned)) return returned;
  const count = (outcome: string) =>
    answers.filter((a) => a.rung === 0 && a.outcome === outcome).length;
  const last = answers.find(({ rung, outcome }) => rung > 0 && outcome !== recused)?.outcome;
  const left = seats - count('approved') - count('rejected');
  const approved = count('approved') + (last === 'approved' ? left : 0);
  const rejected = count('rejected') + (last === 'rejected' ? left : 0);
  if (approved >= need) return 'approved';
  return seats - rejected < need ? 'rejected' : undefined;
};

/** The first answer decides. */
export const firstAnswer: DecisionRule = () => (answers) => answers[0]?.outcome;
