import type { Directory, Person } from '../engine/model/definitions.ts';
import type { ApproverSlot } from '../engine/model/journal.ts';
import { addresseeIn, holdersIn, seatsIn, type Addressee } from '../engine/people/holders.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Store } from './database.ts';
import type { Facts } from '../engine/model/base.ts';

/** Replaces the directory, for running cases too. */
export async function replaceDirectory(store: Store, directory: Directory): Promise<void> {
  const text = canonicalJson(directory);
  const row = { directory: text, hash: sha256(text) };
  await store.db
    .insertInto('directory')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** The approver slots of a task now. Inactive people are left out, so a slot may be empty. */
export async function seatsOf(
  store: Store,
  by: readonly string[],
  facts: Facts,
): Promise<readonly ApproverSlot[]> {
  return seatsIn(await directoryOf(store), by, facts);
}

/** The recipients of a message to `candidate`, a role or a person now. */
export async function recipientsOf(
  store: Store,
  who: string,
  facts: Facts,
): Promise<readonly Addressee[]> {
  const directory = await directoryOf(store);
  return holdersIn(directory, who, facts).flatMap((id) => addresseeIn(directory, id, facts) ?? []);
}

/** `undefined` for somebody unknown or inactive, and for a candidate without name or address. */
export async function addressee(
  store: Store,
  personId: string,
  facts: Facts,
): Promise<Addressee | undefined> {
  return addresseeIn(await directoryOf(store), personId, facts);
}

/** The roles of the directory. */
export const rolesOf = async (store: Store): Promise<readonly string[]> =>
  Object.keys((await directoryOf(store)).roles);

/** A person of the directory, active or not. */
export async function findPerson(store: Store, id: string): Promise<Person | undefined> {
  return (await directoryOf(store)).people.find((person) => person.id === id);
}

/** The names of everybody in the directory, active or not, by id; where two have the same name, with the id behind it. */
export async function namesOfPeople(store: Store): Promise<ReadonlyMap<string, string>> {
  const { people } = await directoryOf(store);
  const named = (name: string) => people.filter((one) => one.name === name).length;
  return new Map(people.map(({ id, name }) => [id, named(name) === 1 ? name : `${name} (${id})`]));
}

const emptyDirectory: Directory = { department: '', people: [], roles: {} };

/** Read from the database each time: another process may have replaced it. */
async function directoryOf(store: Store): Promise<Directory> {
  const row = await store.db.selectFrom('directory').select('directory').executeTakeFirst();
  return row?.directory ?? emptyDirectory;
}
