import type { JsonObject, Instant } from './base.ts';

/** The class of a message decides what it may say and how it is treated (`docs/language.md`, Messages). */
export const messageClasses = [
  'status',
  'decision-status',
  'intent',
  'offer',
  'regret',
  'correction',
  'notice',
  'survey',
] as const;
export type MessageClass = (typeof messageClasses)[number];

/** Templates of the messages that tasks send by themselves; each is shipped, and an admin may replace it. */
export const systemTemplates = [
  'request',
  'reminder',
  'escalation',
  'reassigned',
  'superseded',
  'receipt',
] as const;
export type SystemTemplate = (typeof systemTemplates)[number];

/** Whether a message of this class tells what was decided. */
export const isOutcome = (c: MessageClass): boolean =>
  c === 'intent' || c === 'offer' || c === 'regret';

/** Whether it answers the candidate: with an outcome, or at least with the news that there is no decision yet. */
export const isAnswer = (c: MessageClass): boolean => isOutcome(c) || c === 'decision-status';

/** Whether the step that sends it waits until the mail server has accepted it; every other class is delivered in the background. */
export const awaitsAcceptance = (c: MessageClass): boolean => isAnswer(c) || c === 'correction';

/** Whether it is cancelled, while still on its way, by an outcome to the same person, which it would contradict. */
export const isOvertakenByOutcome = (c: MessageClass): boolean => c === 'status' || c === 'notice';

/** Whether it can say that an event of the candidate's, such as a withdrawal, has been noted: other classes say something else. */
export const notesEvent = (c: MessageClass): boolean => c === 'notice';

/** The subject of a promise: a class of message, any outcome, or any answer. */
export type PromisedContent = 'answer' | 'outcome' | MessageClass;

/** Whether a message of a class fulfils a promise; an outcome also fulfils one about a message that it cancels. */
export const fulfils = (c: MessageClass, about: PromisedContent): boolean => {
  if (about === 'answer') return isAnswer(c);
  if (about === 'outcome') return isOutcome(c);
  return c === about || (isOvertakenByOutcome(about) && isOutcome(c));
};

/**
 * Whether a message, once the mail server has accepted it, silences a backstop. Its `unless` names the step that sends the message, a
 * class of messages, or `answer`.
 */
export const silencesBackstop = (
  message: { readonly step: string; readonly class: MessageClass },
  unless: string,
): boolean =>
  unless === 'answer'
    ? isAnswer(message.class)
    : message.step === unless || message.class === unless;

/** Whether the mails by which tasks ask people, which no step of the flow sends, silence a backstop: they are notices. */
export const isSilencedByRequests = (unless: string): boolean => unless === requestClass;

/** The class of those mails. */
export const requestClass: MessageClass = 'notice';

/** A message to be sent. Its id is deterministic within the case, so that sending it again is the same message. */
export interface Message {
  readonly id: string;
  readonly step: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly to: Recipients;
  /** Values for the template besides the facts of the case. */
  readonly with: Readonly<Record<string, MessageValue>>;
  /** The mail carries a link to this task. */
  readonly task?: { readonly id: string; readonly round: number; readonly deadline: Instant };
  /** Until then the message is tried again whenever the mail server refuses it for now. */
  readonly tryUntil: Instant;
  /** Overrides the recipient's own locale. */
  readonly locale?: string;
}

/** The step of the flow that sends a message with this id; a step that is carried out anew numbers its messages. */
export const stepOfMessage = (id: string): string => id.replace(/#\d+$/, '');

/** Whether a task sends it by itself; a message by which a step asks is one of the flow. */
export const isOfTask = ({ task, step }: Pick<Message, 'task' | 'step'>): boolean =>
  task?.id === step;

/** `candidate`, a role or a person's id, resolved when the message leaves; people by id; or those asked at an escalation level of the task. */
export type Recipients =
  { readonly who: string } | { readonly people: readonly string[] } | { readonly rung: number };

export type MessageValue =
  { readonly text: string } | { readonly at: Instant } | { readonly json: JsonObject[string] };

/**
 * The final result of sending: `unknown` when the connection broke after the text had
 * begun to leave, `dropped` when the message was cancelled before it left.
 */
export type DeliveryOutcome =
  | { readonly fate: 'accepted'; readonly at: Instant }
  | { readonly fate: 'refused'; readonly reason: string }
  | { readonly fate: 'unknown'; readonly reason: string }
  | { readonly fate: 'dropped' };
