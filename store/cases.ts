import type { Selectable } from 'kysely';
import type { Certificate } from '../engine/analysis/finding/certificate.ts';
import type { NamedKey } from '../platform/codec/encryption.ts';
import type { Store } from './database.ts';
import { canonicalJson } from './canonical.ts';
import type { CasesTable } from './schema.ts';
import { openFacts, sealFacts } from './sealed-facts.ts';
import { StoreError } from './store-error.ts';
import type { Keep } from '../engine/model/house.ts';
import type { StopReason } from '../engine/model/stop.ts';
import type { Facts, Instant } from '../engine/model/base.ts';

/** A case as lists show it. */
export interface CaseRecord {
  readonly id: string;
  readonly flow: string;
  /** Hash of the pinned plan. */
  readonly plan: string;
  readonly facts: Facts;
  /** Its sealed facts do not open, so it is told without them. */
  readonly unreadable?: true;
  /** `starting`: accepted, but its workflow has not written its first entry yet. `stopped`: an error keeps it from going on. */
  readonly status: 'starting' | 'running' | 'stopped' | 'ended';
  readonly stopped?: StopReason & { readonly at: Instant };
  readonly outcome?: string;
  /** The open task with the nearest deadline; without one, the step last shown, until the case ends. */
  readonly step?: string;
  readonly due?: Instant;
  readonly createdAt: Instant;
  readonly endedAt?: Instant;
  /** Since when nothing personal of it can be read: it has no facts any more, and its journal is one of skeletons. */
  readonly erasedAt?: Instant;
}

export interface CaseFilter {
  /** `open` are all that have not ended. */
  readonly status?: CaseRecord['status'] | 'open' | undefined;
  readonly flow?: string | undefined;
  /** Default: 100. */
  readonly limit?: number | undefined;
  /** Id of the last case of the page before. */
  readonly before?: string | undefined;
  /** Hashes of plans whose cases are left out, as if there were none. */
  readonly hidden?: readonly string[] | undefined;
}

/** Stores a case in status `starting`, with a key of its own, so that it is known whatever fails next. */
export const createCase = (store: Pick<Store, 'db' | 'sealing'>, given: NewCase): Promise<void> =>
  store.db.isTransaction
    ? insertCase(store, given)
    : store.db.transaction().execute((db) => insertCase({ ...store, db }, given));

/** A case as it is stored first. */
export interface NewCase extends Pick<CaseRecord, 'id' | 'flow' | 'plan' | 'facts'>, CaseKeys {
  /** The proof of the plan. */
  readonly certificate?: Certificate;
  /** For how long it is kept, as the house has it now. */
  readonly keep?: Keep;
}

/** Whom and which position a case is about. */
export interface CaseKeys {
  readonly personKey?: string;
  readonly positionKey?: string;
}

/** Sets by what a case is known whose facts have changed. */
export async function setCaseKeys(
  { db }: Pick<Store, 'db'>,
  id: string,
  { personKey = null, positionKey = null }: { readonly [K in keyof CaseKeys]: string | null },
): Promise<void> {
  await db
    .updateTable('cases')
    .set({ person_key: personKey, position_key: positionKey })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .execute();
}

async function insertCase(
  { db, sealing }: Pick<Store, 'db' | 'sealing'>,
  given: NewCase,
): Promise<void> {
  const key = sealing.make();
  const row = {
    id: given.id,
    flow: given.flow,
    plan: given.plan,
    facts: sealFacts(key, given.id, given.facts),
    ...(given.certificate && { certificate: canonicalJson(given.certificate) }),
    ...(given.keep && { keep: canonicalJson(given.keep) }),
    ...(given.personKey !== undefined && { person_key: given.personKey }),
    ...(given.positionKey !== undefined && { position_key: given.positionKey }),
    status: 'starting' as const,
    created_at: Date.now(),
    // The chain begins with the id, so that a journal cannot be passed off as another case's.
    last_hash: given.id,
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('cases')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    throw new StoreError('case-exists', `there is a case "${given.id}" already; choose another id`);
  }
  await sealing.keep(db, given.id, key);
}

/** A case with its facts. Throws `facts-unreadable`: nothing is done or told from a case without them. */
export async function findCase(store: Store, id: string): Promise<CaseRecord | undefined> {
  const found = await findListedCase(store, id);
  if (found?.unreadable)
    throw new StoreError(
      'facts-unreadable',
      `the facts of case "${id}" do not open: see tidings verify`,
    );
  return found;
}

/** The same as lists show it: without its facts where they do not open. */
export async function findListedCase(store: Store, id: string): Promise<CaseRecord | undefined> {
  const rows = await store.db.selectFrom('cases').selectAll().where('id', '=', id).execute();
  return (await recordsOf(store, rows))[0];
}

/** The certificate under which the case was started; cases from before there were proofs have none. */
export async function certificateOf(store: Store, id: string): Promise<Certificate | undefined> {
  const row = await store.db
    .selectFrom('cases')
    .select('certificate')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.certificate ?? undefined;
}

/** Lists cases, youngest first. */
export async function listCases(
  store: Store,
  filter: CaseFilter = {},
): Promise<readonly CaseRecord[]> {
  const { status, flow, before, hidden = [], limit = 100 } = filter;
  let query = store.db.selectFrom('cases').selectAll();
  if (status === 'open') query = query.where('status', '<>', 'ended');
  else if (status !== undefined) query = query.where('status', '=', status);
  if (flow !== undefined) query = query.where('flow', '=', flow);
  if (hidden.length > 0) query = query.where('plan', 'not in', hidden);
  if (before !== undefined) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('created_at', 'id'),
        '<',
        eb
          .selectFrom('cases as last')
          .select(['last.created_at', 'last.id'])
          .where('last.id', '=', before)
          .where((last) => last.not(last('last.plan', 'in', ['', ...hidden])))
          .$asTuple('created_at', 'id'),
      ),
    );
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return recordsOf(store, rows);
}

/** The ids of so many cases behind this one, in the order of their ids. */
export async function caseIdsAfter(
  { db }: Pick<Store, 'db'>,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Cases that have not ended, oldest first. */
export const openCases = (store: Store): Promise<readonly CaseRecord[]> =>
  casesIn(store, ['starting', 'running', 'stopped']);

/** Cases that an error has stopped, oldest first. */
export const stoppedCases = (store: Store): Promise<readonly CaseRecord[]> =>
  casesIn(store, ['stopped']);

/** Cases whose workflow may never have been started, oldest first. */
export const startingCases = (store: Store): Promise<readonly CaseRecord[]> =>
  casesIn(store, ['starting']);

async function casesIn(
  store: Store,
  status: readonly CaseRecord['status'][],
): Promise<readonly CaseRecord[]> {
  const rows = await store.db
    .selectFrom('cases')
    .selectAll()
    .where('status', 'in', status)
    .orderBy('created_at')
    .execute();
  return recordsOf(store, rows);
}

type CaseRow = Selectable<CasesTable>;

async function recordsOf(store: Store, rows: readonly CaseRow[]): Promise<readonly CaseRecord[]> {
  const keys = await store.sealing.ofAll(rows.map(({ id }) => id));
  return rows.map((row) => recordOf(row, keys.get(row.id)));
}

/** One case whose facts do not open must not hide the others. */
function factsOf(
  { id, facts }: CaseRow,
  key: NamedKey | undefined,
): Pick<CaseRecord, 'facts' | 'unreadable'> {
  if (facts === null) return { facts: {} };
  try {
    if (key !== undefined) return { facts: openFacts(key, id, facts) };
  } catch {
    // Changed, or those of another case.
  }
  return { facts: {}, unreadable: true };
}

const recordOf = (row: CaseRow, key: NamedKey | undefined): CaseRecord => ({
  id: row.id,
  flow: row.flow,
  plan: row.plan,
  ...factsOf(row, key),
  status: row.status,
  createdAt: row.created_at,
  ...(row.outcome !== null && { outcome: row.outcome }),
  ...(row.step !== null && { step: row.step }),
  ...(row.due !== null && { due: row.due }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
  ...(row.erased_at !== null && { erasedAt: row.erased_at }),
  ...(row.stopped !== null && { stopped: { ...row.stopped, at: row.stopped_at ?? 0 } }),
});
