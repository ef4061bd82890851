import type { Entry } from '../engine/model/journal.ts';

/** An entry with people as they are called instead of their ids, for whoever reads it on a page. */
export function namedEntry(entry: Entry, nameOf: (person: string) => string): Entry {
  const { kind } = entry;
  if (kind === 'assigned')
    return {
      ...entry,
      seats: entry.seats.map(({ seat, people }) => ({ seat, people: people.map(nameOf) })),
    };
  if (kind === 'reminded') return { ...entry, people: entry.people.map(nameOf) };
  if (kind === 'answered' || kind === 'event') return { ...entry, person: nameOf(entry.person) };
  return kind === 'sent' && 'people' in entry.to
    ? { ...entry, to: { people: entry.to.people.map(nameOf) } }
    : entry;
}
