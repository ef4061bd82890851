import type { Entry, MessageSentFact } from '../model/journal.ts';
import type { MessageClass } from '../model/message.ts';
import type { Instant } from '../model/base.ts';

/** A message that has reached the candidate's mail server. */
export interface DeliveredMessage {
  readonly message: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly at: Instant;
}

/** Everything the candidate was told, in the order of acceptance. */
export const messagesDeliveredIn = (entries: readonly Entry[]): readonly DeliveredMessage[] => {
  const own = tasksOfCandidate(entries);
  const sent = new Map(
    entries
      .filter((e): e is Entry & MessageSentFact => e.kind === 'sent')
      .filter((e) => reachesCandidate(e, own))
      .map((e) => [e.message, e]),
  );
  return entries.flatMap((entry) => {
    const message = entry.kind === 'accepted' ? sent.get(entry.message) : undefined;
    return entry.kind === 'accepted' && message
      ? [
          {
            message: message.message,
            template: message.template,
            class: message.class,
            at: entry.acceptedAt,
          },
        ]
      : [];
  });
};

const tasksOfCandidate = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap((e) => (e.kind === 'opened' && e.by.includes('candidate') ? [e.task] : [])),
  );

const reachesCandidate = ({ to, step }: MessageSentFact, own: ReadonlySet<string>): boolean => {
  if ('who' in to) return to.who === 'candidate';
  if ('people' in to) return to.people.includes('candidate');
  return to.rung === 0 && own.has(step);
};
