import type { JsonObject, Instant } from './base.ts';

/** What a message may say (`docs/language.md`, Messages). */
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

/** Messages the system sends by itself, each with a shipped template that an admin may replace. */
export const systemTemplates = [
  'request',
  'reminder',
  'escalation',
  'reassigned',
  'superseded',
  'receipt',
] as const;
export type SystemTemplate = (typeof systemTemplates)[number];

/** Tells what was decided. */
export const isOutcome = (c: MessageClass): boolean =>
  c === 'intent' || c === 'offer' || c === 'regret';

/** Counts as an answer to the candidate: an outcome, or the word that there is no decision yet. */
export const isAnswer = (c: MessageClass): boolean => isOutcome(c) || c === 'decision-status';

/** Holds its line until the mail server has accepted it; every other class is delivered beside the line. */
export const holdsLine = (c: MessageClass): boolean => isAnswer(c) || c === 'correction';

/** Is dropped, while still on its way, when an outcome leaves to the same person: it would contradict it. */
export const isOvertakenByOutcome = (c: MessageClass): boolean => c === 'status' || c === 'notice';

/** What a promise can be about: a class of message, an outcome, or an answer of whatever kind. */
export type PromisedContent = 'answer' | 'outcome' | MessageClass;

/** Whether a message of a class tells what is promised; an outcome stands for a word that it has overtaken. */
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

/** One intent to tell somebody something. The id is deterministic within the case, so a repeated intent is the same message. */
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
  /** Temporary refusals are tried again until then. */
  readonly tryUntil: Instant;
  /** Overrides the recipient's own locale. */
  readonly locale?: string;
}

/** `candidate`, a role or a person's id, resolved when the message leaves; or the people who hold a task. */
export type Recipients =
  { readonly who: string } | { readonly people: readonly string[] } | { readonly rung: number };

export type MessageValue =
  { readonly text: string } | { readonly at: Instant } | { readonly json: JsonObject[string] };

/** What became of a message: `unknown` broke off after the text was sent, `dropped` was stopped before it left. */
export type DeliveryOutcome =
  | { readonly fate: 'accepted'; readonly at: Instant }
  | { readonly fate: 'refused'; readonly reason: string }
  | { readonly fate: 'unknown'; readonly reason: string }
  | { readonly fate: 'dropped' };
