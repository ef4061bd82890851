import type { Fate } from '../model/message.ts';
import type { Instant } from '../model/base.ts';

/** What one attempt came to: a fate, or the hope that a later attempt comes to one. */
export type Attempt = Fate | Later;

interface Later {
  readonly fate: 'later';
  readonly reason: string;
  /** When the mail server is going to answer, if that is known: in rehearsals alone. */
  readonly at?: Instant;
}

/** One fate for a message that went to several people: it has arrived once somebody has it and nobody may still get it. */
export function combine(attempts: readonly Attempt[]): Attempt {
  const [only, another] = attempts;
  if (only !== undefined && another === undefined) return only;
  const first = <F extends Attempt['fate']>(fate: F) =>
    attempts.find((attempt): attempt is Extract<Attempt, { fate: F }> => attempt.fate === fate);
  const accepted = attempts.filter((attempt) => attempt.fate === 'accepted');
  return (
    first('later') ??
    first('unknown') ??
    accepted.toSorted((a, b) => b.at - a.at)[0] ??
    first('refused') ??
    nobody
  );
}

const nobody: Fate = { fate: 'refused', reason: 'there is nobody to send it to' };
