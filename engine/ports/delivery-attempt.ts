import type { DeliveryOutcome } from '../model/message.ts';
import { retriesExpired } from './retry-policy.ts';
import type { Instant } from '../model/base.ts';

/** The result of one attempt to send to one person: final, or `later` when the mail server refused the message for now. */
export type DeliveryAttempt = DeliveryOutcome | DeferredAttempt;

interface DeferredAttempt {
  readonly fate: 'later';
  readonly reason: string;
  /** When the mail server is going to answer; known in rehearsals alone. */
  readonly at?: Instant;
}

export interface RecipientAttempt {
  readonly person: string;
  readonly attempt: DeliveryAttempt;
}

/** What an attempt for all recipients of a message has come to. */
export type CombinedAttempt = DeliveryAttempt & Refusals;

/** The same as it is brought back to the case. */
export type AttemptResult = (DeliveryOutcome | { readonly fate: 'later' }) & Refusals;

interface Refusals {
  /** Recipients who have been refused for good; missing where nobody was, or everybody. */
  readonly refused?: readonly string[];
}

/** The common result for a message with several recipients: it is accepted once somebody has it and nobody may still get it. */
export function combineAttempts(recipients: readonly RecipientAttempt[]): CombinedAttempt {
  const [only, another] = recipients;
  if (only !== undefined && another === undefined) return only.attempt;
  const attempts = recipients.map(({ attempt }) => attempt);
  const first = <F extends DeliveryAttempt['fate']>(fate: F) =>
    attempts.find(
      (attempt): attempt is Extract<DeliveryAttempt, { fate: F }> => attempt.fate === fate,
    );
  const accepted = attempts.filter((attempt) => attempt.fate === 'accepted');
  const others = first('later') ?? first('unknown') ?? accepted.toSorted((a, b) => b.at - a.at)[0];
  if (others === undefined) return first('refused') ?? noRecipient;
  const refused = recipients.flatMap(({ person, attempt }) =>
    attempt.fate === 'refused' ? [person] : [],
  );
  return refused.length === 0 ? others : { ...others, refused };
}

/** The same when no further attempt is made: whoever the mail server would still have taken later does not get the message. */
export const combineFinally = (attempts: readonly RecipientAttempt[]): CombinedAttempt =>
  combineAttempts(
    attempts.map((one) =>
      one.attempt.fate === 'later' ? { ...one, attempt: retriesExpired } : one,
    ),
  );

const noRecipient: DeliveryOutcome = { fate: 'refused', reason: 'there is nobody to send it to' };
