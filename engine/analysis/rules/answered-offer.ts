import { identifierOf, runOf } from '../../expression/identifier.ts';
import type { Send, UserTask } from '../../behaviour/behaviour.ts';
import { asksCandidate } from './decision.ts';

/** An offer that the candidate can answer. */
export interface StandingOffer {
  readonly step: string;
  /** Equal for offers that say the same. */
  readonly terms: string;
  /** How long it stands, as it says. */
  readonly lengths: readonly string[];
}

export const offerFrom = ({ step, template, moments, values }: Send): StandingOffer => ({
  step,
  terms: JSON.stringify([template, moments, values]),
  lengths: Object.values(moments).map((length) => JSON.stringify(length)),
});

/**
 * Whether a task is surely the answer to an offer, and not any other form: it asks the candidate something that has answers to choose from,
 * and its time counts from that offer, or the offer itself asks.
 */
export const answers = (task: UserTask, offer: StandingOffer): boolean =>
  (task.since !== undefined || task.request !== undefined) &&
  offersChoice(task) &&
  mayAnswer(task, offer);

/** Whether it may be: its time counts from the offer, or is as long as the offer stands. */
export function mayAnswer(task: UserTask, { step, lengths }: StandingOffer): boolean {
  if (!asksCandidate(task)) return false;
  if (task.request !== undefined) return task.request === step;
  if (task.since !== undefined) return countsFrom(task, step) !== 'another';
  return lengths.length === 0 || lengths.includes(JSON.stringify(task.windows[0]?.within));
}

/** Whether it has answers to choose from: a form that can only be filled in accepts nothing, and is `answered`. A case of the guards may have lost any answer. */
export const offersChoice = (task: UserTask): boolean =>
  task.answers.every(({ label }) => label !== 'answered');

/** Whether the time of a task counts from the leaving of a step's message, from its arrival, from its own opening, or from another moment. */
export function countsFrom(
  { since, request }: Pick<UserTask, 'since' | 'request'>,
  step: string,
): 'leaving' | 'arrival' | 'opening' | 'another' {
  if (request === step) return 'leaving';
  if (since === undefined) return 'opening';
  if (since.in !== runOf(step)) return 'another';
  const name = identifierOf(step);
  if (since.cel === `${name}.sentAt`) return 'leaving';
  return since.cel === `${name}.deliveredAt` ? 'arrival' : 'another';
}
