import type { Message } from '../model/message.ts';
import type { StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { MailArrival, Rehearsal } from './rehearse.ts';
import type { MailPattern } from './scene.ts';

/** The mails of a rehearsal, to be looked up. */
export interface MailLog {
  /** Those that have reached somebody, in the order of their arrival. */
  readonly arrived: (pattern: MailPattern) => readonly MailArrival[];
  /** Those that were sent, whether they arrived or not. */
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

/** By its template, or by the step that sends it. */
const matchesPattern = (
  message: Message,
  pattern: MailPattern,
  namesStep: StepNameMatcher,
): boolean =>
  (pattern.message === message.template || namesStep(pattern.message, message.step)) &&
  (pattern.class === undefined || pattern.class === message.class);
