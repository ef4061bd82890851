import type { Entry, Fact } from '../engine/model/journal.ts';
import type { Recipients } from '../engine/model/message.ts';

/** The number that stands for a person in one case, when nobody may know any more who it was. */
export type PersonNumber = (person: string) => string;

/**
 * What an entry says without telling of whom: kind, step, times, outcome, and who was the same as whom. It is an entry itself, and all that
 * is left of one whose case has been erased.
 */
export const skeletonOf = <K extends Fact['kind']>(
  entry: EntryWithKind<K>,
  numberOf: PersonNumber,
): EntryWithKind<K> => skeletons[entry.kind](entry, numberOf);

type EntryWithKind<K extends Fact['kind']> = {
  [P in K]: { readonly kind: P } & Extract<Entry, { kind: P }>;
}[K];

const whole = <One>(entry: One): One => entry;

/** What a new kind of entry tells of people has to be said here. */
const skeletons: {
  readonly [K in Fact['kind']]: (
    entry: EntryWithKind<K>,
    numberOf: PersonNumber,
  ) => EntryWithKind<K>;
} = {
  started: whole,
  shown: whole,
  opened: whole,
  assigned: (entry, numberOf) => ({
    ...entry,
    seats: entry.seats.map(({ seat, people }) => ({ seat, people: people.map(numberOf) })),
  }),
  unasked: whole,
  reminded: (entry, numberOf) => ({ ...entry, people: entry.people.map(numberOf) }),
  escalated: whole,
  answered: ({ comment: _comment, answers: _answers, seen: _seen, ...entry }, numberOf) => ({
    ...entry,
    person: numberOf(entry.person),
  }),
  settled: whole,
  cancelled: whole,
  sent: (entry, numberOf) => ({ ...entry, to: recipientsIn(entry.to, numberOf) }),
  accepted: whole,
  undelivered: (entry) => ({ ...entry, reason: '' }),
  dropped: whole,
  event: ({ comment: _comment, ...entry }, numberOf) => ({
    ...entry,
    person: numberOf(entry.person),
  }),
  backstop: whole,
  promise: whole,
  stopped: whole,
  resumed: ({ fact, ...entry }) => (fact ? { ...entry, fact: { name: fact.name } } : entry),
  closed: whole,
  ended: whole,
};

const recipientsIn = (to: Recipients, numberOf: PersonNumber): Recipients =>
  'people' in to ? { people: to.people.map(numberOf) } : to;
