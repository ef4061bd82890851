import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Selectable } from 'kysely';
import { caseIdOf } from '../engine/ports/workflow-ids.ts';
import { seal, unseal } from '../platform/codec/aes-gcm.ts';
import type { CaseKeySource } from '../platform/codec/case-key-source.ts';
import { MissingKeyError, type NamedKey, type PayloadKeys } from '../platform/codec/encryption.ts';
import type { CaseKeysTable, DatabaseSchema } from './schema.ts';

/**
 * The keys of single cases: each opens what is kept of its case, here and in Temporal, and nothing else. They are stored wrapped with a key
 * of the house; where it has none, as they are. Inside a transaction, give it: its connection may be the only one.
 */
export interface SealingKeys extends CaseKeySource {
  /** Makes a key. */
  make(): NamedKey;
  /** Keeps a key as that of a case, which has none yet. */
  keep(db: Kysely<DatabaseSchema>, caseId: string, key: NamedKey): Promise<void>;
  /** `undefined` for a case from before there were keys, and for one whose key has been destroyed. Throws `MissingKeyError`. */
  of(caseId: string, db?: Kysely<DatabaseSchema>): Promise<NamedKey | undefined>;
  /** The same for many cases at once, by case; a key that does not open is left out, so that one case does not hide the others. */
  ofAll(caseIds: readonly string[]): Promise<ReadonlyMap<string, NamedKey>>;
  /** Whether the house has a payload key of this id. */
  knows(houseKey: string): boolean;
  /** Destroys the key of a case, and with it whatever was sealed, wherever a copy of that lies. Forget it once that is committed. */
  destroy(db: Kysely<DatabaseSchema>, caseId: string): Promise<void>;
  /** Forgets what this process remembers of a key. */
  forget(caseId: string): void;
  /** Wraps the keys anew that another key of the house has wrapped than the active one, so that the other can be taken away. Returns how many. */
  rewrap(): Promise<number>;
}

export function createSealingKeys(
  root: Kysely<DatabaseSchema>,
  house: PayloadKeys | undefined,
): SealingKeys {
  const known = createKnownKeys();
  const reader = { root, house, known };
  const of: SealingKeys['of'] = (caseId, db) => findKey(reader, 'case_id', caseId, db);
  return {
    of,
    ofAll: (caseIds) => findKeys(reader, caseIds),
    knows: (houseKey) => house?.byId.has(houseKey) === true,
    make: () => ({
      id: randomBytes(idBytes).toString('base64url'),
      key: randomBytes(keyBytes),
    }),
    async keep(db, caseId, key) {
      const row = wrappedRow({ ...key, caseId }, house);
      await db.insertInto('case_keys').values(row).execute();
    },
    ofWorkflow: async (workflowId) => {
      const caseId = caseIdOf(workflowId);
      return caseId === undefined ? undefined : of(caseId);
    },
    async byId(id, workflowId) {
      if (!idPattern.test(id)) return undefined;
      const key = await findKey(reader, 'id', id);
      const foreign = workflowId !== undefined && caseIdOf(workflowId) !== key?.caseId;
      return foreign ? undefined : key;
    },
    async destroy(db, caseId) {
      await db.deleteFrom('case_keys').where('case_id', '=', caseId).execute();
      known.forget(caseId);
    },
    forget: known.forget,
    rewrap: () => rewrapAll(root, house),
  };
}

interface KeyReader {
  readonly root: Kysely<DatabaseSchema>;
  readonly house: PayloadKeys | undefined;
  readonly known: ReturnType<typeof createKnownKeys>;
}

async function findKey(
  { root, house, known }: KeyReader,
  column: 'id' | 'case_id',
  value: string,
  db = root,
): Promise<OwnedKey | undefined> {
  const cached = known.get(`${column} ${value}`);
  if (cached !== undefined) return cached;
  const row = await db
    .selectFrom('case_keys')
    .selectAll()
    .where(column, '=', value)
    .executeTakeFirst();
  return row && known.keep(openedRow(row, house));
}

async function findKeys(
  { root, house, known }: KeyReader,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, NamedKey>> {
  const found = caseIds.flatMap((caseId) => known.get(`case_id ${caseId}`) ?? []);
  const cached = new Set(found.map(({ caseId }) => caseId));
  const missing = caseIds.filter((caseId) => !cached.has(caseId));
  const rows =
    missing.length === 0
      ? []
      : await root
          .selectFrom('case_keys')
          .selectAll()
          // All ids are one parameter: a statement takes at most 65 535 of them.
          .where('case_id', '=', sql<string>`any(${missing})`)
          .execute();
  const read = rows.flatMap((row) => openedIfItCan(row, house).map((key) => known.keep(key)));
  return new Map([...found, ...read].map((key) => [key.caseId, key]));
}

interface OwnedKey extends NamedKey {
  readonly caseId: string;
}

const idBytes = 9;
const keyBytes = 32;
const idPattern = /^[\w-]{12}$/;
const mostKnown = 2_000;
/** So long another process may remember a key that has been destroyed, of a case in which nothing happens any more. */
const knownMs = 300_000;

/** The keys that were used last, each by its id and by its case. */
function createKnownKeys() {
  const known = new Map<string, { readonly key: OwnedKey; readonly until: number }>();
  const names = ({ id, caseId }: OwnedKey) => [`id ${id}`, `case_id ${caseId}`];
  return {
    get(name: string): OwnedKey | undefined {
      const found = known.get(name);
      return found && performance.now() < found.until ? found.key : undefined;
    },
    keep(key: OwnedKey): OwnedKey {
      const until = performance.now() + knownMs;
      for (const name of names(key)) {
        known.delete(name);
        known.set(name, { key, until });
      }
      for (const oldest of known.keys()) if (known.size > mostKnown * 2) known.delete(oldest);
      return key;
    },
    forget: (caseId: string): void => {
      const found = known.get(`case_id ${caseId}`);
      if (found) for (const name of names(found.key)) known.delete(name);
    },
  };
}

const associated = (id: string, caseId: string): string => `key ${id} of case ${caseId}`;

function wrappedRow(
  { id, caseId, key }: OwnedKey,
  house: PayloadKeys | undefined,
): Selectable<CaseKeysTable> {
  const by = house?.byId.get(house.active);
  return {
    id,
    case_id: caseId,
    wrapped_by: house?.active ?? null,
    wrapped: by ? seal(by, key, associated(id, caseId)) : key,
  };
}

const openedRow = (row: Selectable<CaseKeysTable>, house: PayloadKeys | undefined): OwnedKey => ({
  id: row.id,
  caseId: row.case_id,
  key: unwrapped(row, house),
});

/** The key of a case as its row holds it; nothing where it does not open with the keys of the house. */
export function openedIfItCan(
  row: Selectable<CaseKeysTable>,
  house: PayloadKeys | undefined,
): readonly OwnedKey[] {
  try {
    return [openedRow(row, house)];
  } catch {
    return [];
  }
}

function unwrapped(row: Selectable<CaseKeysTable>, house: PayloadKeys | undefined): Uint8Array {
  const { id, case_id: caseId, wrapped_by: by, wrapped } = row;
  if (by === null) return wrapped;
  const key = house?.byId.get(by);
  if (key === undefined)
    throw new MissingKeyError(id, `it is wrapped with the key "${by}": add that to the settings`);
  return unseal(key, wrapped, associated(id, caseId));
}

async function rewrapAll(
  root: Kysely<DatabaseSchema>,
  house: PayloadKeys | undefined,
): Promise<number> {
  if (house === undefined) return 0;
  const rows = await root
    .selectFrom('case_keys')
    .selectAll()
    .where((eb) => eb.or([eb('wrapped_by', 'is', null), eb('wrapped_by', '<>', house.active)]))
    .execute();
  const readable = rows.flatMap((row) => openedIfItCan(row, house));
  for (const key of readable) {
    const { id } = key;
    const set = wrappedRow(key, house);
    await root
      .updateTable('case_keys')
      .set({ wrapped_by: set.wrapped_by, wrapped: set.wrapped })
      .where('id', '=', id)
      .execute();
  }
  return readable.length;
}
