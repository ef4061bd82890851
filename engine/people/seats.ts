import type { Recorded } from '../model/act.ts';
import type { Seat } from '../model/journal.ts';

/** An answer and the rung of the ladder whose people gave it; rung 0 fills one seat, a later rung all that are left. */
export interface Seated extends Recorded {
  readonly rung: number;
}

/** Whether one more person finds a seat among those who have answered: one person fills at most one, and nobody is turned away for the order of answers. */
export function canFill(
  seats: readonly Seat[],
  answered: readonly string[],
  person: string,
): boolean {
  const taken = new Map<Seat, string>();
  return [...answered, person].every((who) => sit(who, seats, taken, new Set()));
}

/** Augmenting path (Kuhn 1955): takes a free seat, or one whose holder can move to another. */
function sit(
  who: string,
  seats: readonly Seat[],
  taken: Map<Seat, string>,
  tried: Set<Seat>,
): boolean {
  for (const seat of seats) {
    if (tried.has(seat) || !seat.people.includes(who)) continue;
    tried.add(seat);
    const holder = taken.get(seat);
    if (holder !== undefined && !sit(holder, seats, taken, tried)) continue;
    taken.set(seat, who);
    return true;
  }
  return false;
}

/** Makes a decision out of answers, for so many seats of which so many must say yes. */
export type Rule = (seats: number, need: number) => Decide;
export type Decide = (answers: readonly Seated[]) => string | undefined;

/** The decision of a quorum: "no" as soon as the needed yeses cannot be reached any more. `seats` is the length of `by`. */
export const quorum: Rule = (seats, need) => (answers) => {
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
export const anyAnswer: Rule = () => (answers) => answers[0]?.outcome;
