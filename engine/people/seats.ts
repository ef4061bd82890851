import type { RecordedAnswer } from '../model/act.ts';
import type { ApproverSlot } from '../model/journal.ts';

/** How many of the seats must say yes: so many, or a share of all. */
export type Need = { readonly seats: number } | { readonly share: number };

/** How many of so many seats must say yes; never more than there are. */
export const seatsNeeded = (need: Need, seats: number): number =>
  'seats' in need ? Math.min(need.seats, seats) : Math.ceil(need.share * seats);

/** An answer and the rung of the ladder whose people gave it; rung 0 fills one seat, a later rung all that are left. */
export interface AnswerAtLevel extends RecordedAnswer {
  readonly rung: number;
}

/** Whether one more person finds a seat among those who have answered: one person fills at most one, and nobody is turned away for the order of answers. */
export function canFill(
  seats: readonly ApproverSlot[],
  answered: readonly string[],
  person: string,
): boolean {
  const matching = new Map<ApproverSlot, string>();
  return [...answered, person].every((who) => augment(who, seats, matching, new Set()));
}

/** Augmenting path (Kuhn 1955): takes a free seat, or one whose holder can move to another. */
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

/** Makes a decision out of answers, for so many seats of which so many must say yes. */
export type DecisionRule = (seats: number, need: number) => Decider;
export type Decider = (answers: readonly AnswerAtLevel[]) => string | undefined;

/** The decision of a quorum: "no" as soon as the needed yeses cannot be reached any more. `seats` is the length of `by`. */
export const quorum: DecisionRule = (seats, need) => (answers) => {
  const count = (outcome: string) =>
    answers.filter((a) => a.rung === 0 && a.outcome === outcome).length;
  const last = answers.find(({ rung }) => rung > 0)?.outcome;
  const left = seats - count('approved') - count('rejected');
  const approved = count('approved') + (last === 'approved' ? left : 0);
  const rejected = count('rejected') + (last === 'rejected' ? left : 0);
  if (approved >= need) return 'approved';
  return seats - rejected < need ? 'rejected' : undefined;
};

/** Whoever answers first settles it. */
export const firstAnswer: DecisionRule = () => (answers) => answers[0]?.outcome;
