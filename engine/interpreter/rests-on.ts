import { has } from '../model/generations.ts';
import { fulfils, notesEvent, silencesBackstop, type Message } from '../model/message.ts';
import type { FlowPromise, Plan } from '../model/plan.ts';

/** A message that a case has sent. */
export interface SentMessage {
  readonly message: Message;
  /** The handler of an event has sent it. */
  readonly handled: boolean;
}

/** Whether an end must not stop a message: a promise, a backstop or the answer to an event rests on it. */
export const restsOn = (sent: SentMessage, plan: Plan): boolean =>
  has(plan, 'kept-at-end') &&
  (isNote(sent, plan) ||
    plan.backstops.some(({ unless }) => silencesBackstop(sent.message, unless)) ||
    (plan.promises ?? []).some((promised) => mayFulfil(sent.message, promised)));

/** Whether a message tells the candidate that their withdrawal has been noted. */
export const isNote = ({ message, handled }: SentMessage, plan: Plan): boolean =>
  handled &&
  has(plan, 'kept-at-end') &&
  message.task === undefined &&
  notesEvent(message.class) &&
  isTo(message, 'candidate');

const mayFulfil = (message: Message, promised: FlowPromise): boolean =>
  promised.promise === 'told' &&
  isTo(message, promised.who) &&
  fulfils(message.class, promised.about);

const isTo = ({ to }: Message, who: string): boolean =>
  'who' in to ? to.who === who : 'people' in to && to.people.includes(who);
