import type { Directory, Person } from '../engine/definitions.ts';
import type { Seat } from '../engine/journal.ts';
import type { Facts, Json } from '../engine/plan.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Store } from './database.ts';

/** Somebody a message can go to. */
export interface Addressee {
  /** A person's id, or `candidate`. */
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** Missing when nobody said: then the plan's zone holds. */
  readonly zone?: string;
}

/** Makes this the directory from now on, for running cases too. */
export async function replaceDirectory(store: Store, directory: Directory): Promise<void> {
  const text = canonicalJson(directory);
  const row = { directory: text, hash: sha256(text) };
  await store.db
    .insertInto('directory')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Who may fill each seat now. Inactive people are left out, so a seat may be empty. */
export async function seatsOf(
  store: Store,
  by: readonly string[],
  facts: Facts,
): Promise<readonly Seat[]> {
  const directory = await directoryOf(store);
  return by.map((seat) => ({ seat, people: holders(directory, seat, facts) }));
}

/** Everyone whom a message to `candidate`, a role or a person goes to now. */
export async function recipientsOf(
  store: Store,
  who: string,
  facts: Facts,
): Promise<readonly Addressee[]> {
  const directory = await directoryOf(store);
  return holders(directory, who, facts).flatMap((id) => addresseeIn(directory, id, facts) ?? []);
}

/** `undefined` for somebody unknown or inactive, and for a candidate without name or address. */
export async function addressee(
  store: Store,
  personId: string,
  facts: Facts,
): Promise<Addressee | undefined> {
  return addresseeIn(await directoryOf(store), personId, facts);
}

/** A person of the directory, active or not: to say who did something. */
export async function findPerson(store: Store, id: string): Promise<Person | undefined> {
  return (await directoryOf(store)).people.find((person) => person.id === id);
}

const candidate = 'candidate';

const empty: Directory = { department: '', people: [], roles: {} };

/** Read from the database each time: another process may have replaced it. */
async function directoryOf(store: Store): Promise<Directory> {
  const row = await store.db.selectFrom('directory').select('directory').executeTakeFirst();
  return row?.directory ?? empty;
}

function holders(directory: Directory, seat: string, facts: Facts): readonly string[] {
  if (seat === candidate) return [candidate];
  const active = new Set(directory.people.filter((one) => one.active).map((one) => one.id));
  const ids = Object.hasOwn(directory.roles, seat) ? ofRole(directory, seat, facts) : [seat];
  return [...new Set(ids)].filter((id) => active.has(id));
}

function ofRole(directory: Directory, role: string, facts: Facts): readonly string[] {
  const { departments = {}, otherwise = [] } = directory.roles[role] ?? {};
  const department = at(facts, directory.department);
  const known = typeof department === 'string' && Object.hasOwn(departments, department);
  return (known ? departments[department] : undefined) ?? otherwise;
}

function addresseeIn(directory: Directory, id: string, facts: Facts): Addressee | undefined {
  if (id === candidate) return candidateOf(facts);
  const found = directory.people.find((one) => one.id === id && one.active);
  return (
    found && {
      person: id,
      name: found.name,
      email: found.email,
      locale: found.locale,
      zone: found.zone,
    }
  );
}

function candidateOf(facts: Facts): Addressee | undefined {
  const name = at(facts, 'candidate.name');
  const email = at(facts, 'candidate.email');
  const locale = at(facts, 'candidate.locale');
  const zone = at(facts, 'candidate.zone');
  if (typeof name !== 'string' || typeof email !== 'string') return undefined;
  return {
    person: candidate,
    name,
    email,
    locale: typeof locale === 'string' ? locale : 'en',
    ...(typeof zone === 'string' && { zone }),
  };
}

/** The value at a dotted path into the facts. */
function at(facts: Facts, dotted: string): Json | undefined {
  let value: Json | undefined = facts;
  for (const key of dotted.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

const isObject = (value: Json | undefined): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
