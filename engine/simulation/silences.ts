import type { Instant } from '../model/base.ts';
import { isAnswer } from '../model/message.ts';
import type { Rehearsal } from './rehearse.ts';

/** A time in which nobody tells somebody anything. */
export interface Silence {
  readonly from: Instant;
  readonly to: Instant;
}

/** The silences between the mails to some people: from the start on, up to the answer or, when there is none, to the end of the run. */
export function silencesOf(
  { arrivals, until }: Rehearsal,
  start: Instant,
  people: readonly string[],
): readonly Silence[] {
  const arrived = arrivals.filter(({ person }) => people.includes(person));
  const answer = arrived.findIndex(({ message }) => isAnswer(message.class));
  const mails = (answer < 0 ? arrived : arrived.slice(0, answer + 1)).map(({ at }) => at);
  const ends = answer < 0 ? [...mails, until] : mails;
  return ends.map((to, i) => ({ from: ends[i - 1] ?? start, to }));
}
