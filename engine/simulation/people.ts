import type { Directory } from '../model/definitions.ts';
import { addresseeIn, holdersIn } from '../people/holders.ts';
import type { Facts } from '../model/base.ts';

/** The people of a simulation: who holds which role. */
export interface People {
  /** Ids of the people whom a name means: `candidate`, all who hold a role, or one person. */
  holders(who: string): readonly string[];
  /** Whether a mail address is known. */
  reachable(person: string): boolean;
}

/** People by the role that they hold; a role that is not listed is held by the person of the same name. */
export type HoldersByRole = Readonly<Record<string, readonly string[]>>;

export const resolvePeople = (people: Directory | HoldersByRole, facts: Facts): People =>
  isDirectory(people) ? peopleOf(people, facts) : peopleNamed(people);

const isDirectory = (people: Directory | HoldersByRole): people is Directory =>
  Array.isArray(people['people']) && typeof people['department'] === 'string';

/** The people of a directory, by the rule by which a running case finds them; all rehearsals of a case share them. */
function peopleOf(directory: Directory, facts: Facts): People {
  const byFacts = peopleByDirectory.get(directory) ?? new WeakMap<Facts, People>();
  peopleByDirectory.set(directory, byFacts);
  const found = byFacts.get(facts) ?? peopleIn(directory, facts);
  byFacts.set(facts, found);
  return found;
}

const peopleByDirectory = new WeakMap<Directory, WeakMap<Facts, People>>();

function peopleIn(directory: Directory, facts: Facts): People {
  const holdersByRole = new Map<string, readonly string[]>();
  const reachableByPerson = new Map<string, boolean>();
  return {
    holders: (who) => memoized(holdersByRole, who, () => holdersIn(directory, who, facts)),
    reachable: (person) =>
      memoized(
        reachableByPerson,
        person,
        () => addresseeIn(directory, person, facts) !== undefined,
      ),
  };
}

const peopleNamed = (roleHolders: HoldersByRole): People => ({
  holders: (who) => (Object.hasOwn(roleHolders, who) ? roleHolders[who] : undefined) ?? [who],
  reachable: () => true,
});

function memoized<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
