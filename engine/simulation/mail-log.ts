import type { Message } from '../model/message.ts';
import type { Means } from './step-names.ts';
import type { People } from './people.ts';
import type { Arrived, Rehearsal } from './rehearse.ts';
import type { MailPattern } from './scene.ts';

/** The mails of a rehearsal, to be looked up. */
export interface MailBook {
  /** Those that have reached somebody, in the order of their arrival. */
  readonly arrived: (pattern: MailPattern) => readonly Arrived[];
  /** Those that were sent, whether they arrived or not. */
  readonly sent: (pattern: MailPattern) => readonly Message[];
  readonly undelivered: (pattern: MailPattern) => readonly Message[];
}

export function createMailBook(rehearsal: Rehearsal, people: People, means: Means): MailBook {
  const { arrivals, messages, entries } = rehearsal;
  const toThem = (message: Message, who: string | undefined): boolean =>
    who === undefined || isFor(message, who, rehearsal, people);
  const lost = new Set(
    entries.flatMap((entry) => (entry.kind === 'undelivered' ? [entry.message] : [])),
  );
  const sent = (pattern: MailPattern) =>
    messages.filter((message) => isCalled(message, pattern, means) && toThem(message, pattern.to));
  return {
    arrived: (pattern) =>
      arrivals.filter(
        ({ message, person }) =>
          isCalled(message, pattern, means) &&
          (pattern.to === undefined || people.holders(pattern.to).includes(person)),
      ),
    sent,
    undelivered: (pattern) => sent(pattern).filter(({ id }) => lost.has(id)),
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
const isCalled = (message: Message, pattern: MailPattern, means: Means): boolean =>
  (pattern.message === message.template || means(pattern.message, message.step)) &&
  (pattern.class === undefined || pattern.class === message.class);
