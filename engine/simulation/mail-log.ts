import type { Message } from '../model/message.ts';
import { namesMessage, type StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { MailArrival } from './mail-server.ts';
import type { Rehearsal } from './rehearse.ts';
import type { MailPattern } from './scene.ts';

/** The mail log of a run: what was sent, what arrived and what could not be delivered, by pattern. */
export interface MailLog {
  /** In the order of arrival. */
  readonly arrived: (pattern: MailPattern) => readonly MailArrival[];
  /** Whether they arrived or not. */
  readonly sent: (pattern: MailPattern) => readonly Message[];
  readonly undelivered: (pattern: MailPattern) => readonly Message[];
}

export function createMailLog(
  rehearsal: Rehearsal,
  people: People,
  namesStep: StepNameMatcher,
): MailLog {
  const { arrivals, messages, entries } = rehearsal;
  const isAddressedTo = (message: Message, who: string | undefined): boolean =>
    who === undefined || isFor(message, who, rehearsal, people);
  const undeliveredIds = new Set(
    entries.flatMap((entry) => (entry.kind === 'undelivered' ? [entry.message] : [])),
  );
  const sent = (pattern: MailPattern) =>
    messages.filter(
      (message) =>
        matchesPattern(message, pattern, namesStep) && isAddressedTo(message, pattern.to),
    );
  return {
    arrived: (pattern) =>
      arrivals.filter(
        ({ message, person }) =>
          matchesPattern(message, pattern, namesStep) &&
          (pattern.to === undefined || people.holders(pattern.to).includes(person)),
      ),
    sent,
    undelivered: (pattern) => sent(pattern).filter(({ id }) => undeliveredIds.has(id)),
  };
}

function isFor(
  message: Message,
  who: string,
  { arrivals, entries }: Rehearsal,
  people: People,
): boolean {
  const wanted = people.holders(who);
  if (arrivals.some((one) => one.message.id === message.id && wanted.includes(one.person)))
    return true;
  const { to, task } = message;
  if ('who' in to) return people.holders(to.who).some((person) => wanted.includes(person));
  if ('people' in to) return to.people.some((person) => wanted.includes(person));
  return entries.some(
    (entry) =>
      entry.kind === 'assigned' &&
      entry.task === task?.id &&
      entry.rung === to.rung &&
      entry.seats.some((seat) => seat.people.some((person) => wanted.includes(person))),
  );
}

const matchesPattern = (
  message: Message,
  pattern: MailPattern,
  namesStep: StepNameMatcher,
): boolean =>
  namesMessage(pattern.message, message, namesStep) &&
  (pattern.class === undefined || pattern.class === message.class);
