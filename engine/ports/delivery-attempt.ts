import type { DeliveryOutcome } from '../model/message.ts';
import type { Instant } from '../model/base.ts';

/** What one attempt came to: a fate, or the hope that a later attempt comes to one. */
export type DeliveryAttempt = DeliveryOutcome | DeferredAttempt;

interface DeferredAttempt {
  readonly fate: 'later';
  readonly reason: string;
  /** When the mail server is going to answer, if that is known: in rehearsals alone. */
  readonly at?: Instant;
}

/** One fate for a message that went to several people: it has arrived once somebody has it and nobody may still get it. */
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
