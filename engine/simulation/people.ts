import type { Directory } from '../model/definitions.ts';
import { addresseeIn, holdersIn } from '../people/holders.ts';
import type { Facts } from '../model/base.ts';

/** Who is who while a case is rehearsed. */
export interface People {
  /** Ids of all who are `candidate`, hold a role, or are the person. */
  holders(who: string): readonly string[];
  /** Whether a mail address is known. */
  reachable(person: string): boolean;
}

/** People by the role that they hold; a role that is not listed is held by the person of the same name. */
export type Held = Readonly<Record<string, readonly string[]>>;

export const whoIsWho = (people: Directory | Held, facts: Facts): People =>
  isDirectory(people) ? peopleOf(people, facts) : peopleNamed(people);

const isDirectory = (people: Directory | Held): people is Directory =>
  Array.isArray(people['people']) && typeof people['department'] === 'string';

/** The people of a directory, by the very rule by which a running case finds them; the same for all rehearsals of a case. */
function peopleOf(directory: Directory, facts: Facts): People {
  const of = rehearsed.get(directory) ?? new WeakMap<Facts, People>();
  rehearsed.set(directory, of);
  const found = of.get(facts) ?? peopleIn(directory, facts);
  of.set(facts, found);
  return found;
}

const rehearsed = new WeakMap<Directory, WeakMap<Facts, People>>();

function peopleIn(directory: Directory, facts: Facts): People {
  const held = new Map<string, readonly string[]>();
  const reached = new Map<string, boolean>();
  return {
    holders: (who) => remembered(held, who, () => holdersIn(directory, who, facts)),
    reachable: (person) =>
      remembered(reached, person, () => addresseeIn(directory, person, facts) !== undefined),
  };
}

const peopleNamed = (held: Held): People => ({
  holders: (who) => (Object.hasOwn(held, who) ? held[who] : undefined) ?? [who],
  reachable: () => true,
});

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
