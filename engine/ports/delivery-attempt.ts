import type { DeliveryOutcome } from '../model/message.ts';
import type { Instant } from '../model/base.ts';

/** The result of one attempt to send: final, or `later` when the mail server refused the message for now. */
export type DeliveryAttempt = DeliveryOutcome | DeferredAttempt;

interface DeferredAttempt {
  readonly fate: 'later';
  readonly reason: string;
  /** When the mail server is going to answer; known in rehearsals alone. */
  readonly at?: Instant;
}

/** The common result for a message with several recipients: it is accepted once somebody has it and nobody may still get it. */
export function combineAttempts(attempts: readonly DeliveryAttempt[]): DeliveryAttempt {
  const [only, another] = attempts;
  if (only !== undefined && another === undefined) return only;
  const first = <F extends DeliveryAttempt['fate']>(fate: F) =>
    attempts.find(
      (attempt): attempt is Extract<DeliveryAttempt, { fate: F }> => attempt.fate === fate,
    );
  const accepted = attempts.filter((attempt) => attempt.fate === 'accepted');
  return (
    first('later') ??
    first('unknown') ??
    accepted.toSorted((a, b) => b.at - a.at)[0] ??
    first('refused') ??
    noRecipient
  );
}

const noRecipient: DeliveryOutcome = { fate: 'refused', reason: 'there is nobody to send it to' };
