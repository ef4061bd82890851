import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { Entry } from '../engine/model/journal.ts';
import { canonicalJson } from './canonical.ts';
import type { NamedKey } from '../platform/codec/encryption.ts';
import type { Store } from './database.ts';
import { publish, wakeReaders } from './feed.ts';
import { linked } from './hash-chain.ts';
import { hashAt } from './heads.ts';
import { project } from './projection.ts';
import type { CasesTable, DatabaseSchema } from './schema.ts';
import { JournalGapError } from './journal-gap-error.ts';
import { openEntry, sealEntry, shownEntry, type SealedEntry } from './sealed-entry.ts';
import { StoreError } from './store-error.ts';
import { rollBack } from './roll-back.ts';

/** Entries are `tentative` when they come from a workflow task that Temporal may repeat, then with other content or later. */
export type EntryStatus = 'fixed' | 'tentative' | TentativeOf;

/** Tentative, by a workflow task that began then; earlier workers do not say when. */
interface TentativeOf {
  readonly taskAt: Instant;
}

/**
 * Appends to the journal of a case and updates the read tables, in one transaction. Entries that are in the journal already are passed
 * over, so that a caller in doubt may append again; with another content they replace older tentative entries, or are an incident.
 * Returns the hash of the last entry that was handed over, if there was one. Throws `unknown-case`, `journal-gap`, `journal-conflict`,
 * `attempt-given-up`.
 */
export async function append(
  store: Store,
  caseId: string,
  entries: readonly Entry[],
  status: EntryStatus = 'fixed',
): Promise<string | undefined> {
  const end = entries.at(-1)?.seq;
  if (end === undefined) return undefined;
  return await store.db.transaction().execute(async (db) => {
    const row = await lockCase(db, caseId);
    const locked = { ...row, key: await keyOf(store, db, caseId) };
    checkNumbers(entries, locked);
    const conflict = await firstConflict(db, locked, entries);
    const head =
      conflict === undefined
        ? locked
        : await rollBackTentative(db, locked, { ...conflict, status });
    const added = entries.filter(({ seq }) => seq > head.last_seq);
    const last = added.length > 0 ? await add(db, head, added) : head;
    // A caller no longer hands over what has been acknowledged, and no workflow task repeats that.
    const fixed = status === 'fixed' ? end : (entries[0]?.seq ?? 1) - 1;
    await setHead(db, {
      ...last,
      fixed_seq: Math.max(head.fixed_seq, fixed),
      ...(typeof status === 'object' && {
        task_at: Math.max(status.taskAt, locked.task_at ?? 0),
      }),
    });
    await wakeReaders(db);
    return end === last.last_seq ? last.last_hash : await hashAt(db, caseId, end);
  });
}

/** The journal of a case; of one that has been erased, what its skeletons say. Throws `entry-unreadable`. */
export async function readJournal(store: Store, caseId: string): Promise<readonly Entry[]> {
  const rows = await sealedEntries(store, caseId);
  const key = await store.sealing.of(caseId);
  return rows.map((row) => {
    try {
      return openEntry(key, caseId, row);
    } catch (error) {
      throw new StoreError(
        'entry-unreadable',
        `entry ${row.entry.seq} of case "${caseId}" does not open: see tidings verify`,
        error,
      );
    }
  });
}

/**
 * The journal for people to read, or its entries of one kind. An entry whose sealed part does not open is returned as a skeleton, with its
 * number among `unreadable`.
 */
export async function readJournalToShow(
  store: Store,
  caseId: string,
  kind?: Entry['kind'],
): Promise<{ readonly entries: readonly Entry[]; readonly unreadable: readonly number[] }> {
  const rows = await sealedEntries(store, caseId, kind);
  const key = (await store.sealing.ofAll([caseId])).get(caseId);
  const shown = rows.map((row) => shownEntry(key, caseId, row));
  return {
    entries: shown.map(({ entry }) => entry),
    unreadable: shown.flatMap(({ entry, unreadable }) => (unreadable ? [entry.seq] : [])),
  };
}

function sealedEntries(
  { db }: Store,
  caseId: string,
  kind?: Entry['kind'],
): Promise<readonly SealedEntry[]> {
  const all = db.selectFrom('journal').select(['entry', 'sealed']).where('case_id', '=', caseId);
  const asked = kind === undefined ? all : all.where('kind', '=', kind);
  return asked.orderBy('seq').execute();
}

/** The end of a journal as the case stores it: the last number, its hash, and the last number that is fixed. */
interface Head extends HeadRow {
  readonly key: NamedKey;
}

type HeadRow = Pick<
  Selectable<CasesTable>,
  'id' | 'last_seq' | 'last_hash' | 'fixed_seq' | 'task_at'
>;

/** The key of a case to which something happens. Throws `case-erased`. */
async function keyOf(store: Store, db: Kysely<DatabaseSchema>, caseId: string): Promise<NamedKey> {
  const key = await store.sealing.of(caseId, db);
  if (key === undefined)
    throw new StoreError(
      'case-erased',
      `case "${caseId}" has been erased; nothing can be put on its record any more`,
    );
  return key;
}

async function lockCase(db: Kysely<DatabaseSchema>, caseId: string): Promise<HeadRow> {
  const head = await db
    .selectFrom('cases')
    .select(['id', 'last_seq', 'last_hash', 'fixed_seq', 'task_at'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  if (head === undefined) throw unknownCase(caseId);
  return head;
}

function checkNumbers(entries: readonly Entry[], head: HeadRow): void {
  let expected = Math.max(1, Math.min(entries[0]?.seq ?? 1, head.last_seq + 1));
  for (const { seq } of entries) {
    if (seq !== expected) {
      throw new JournalGapError(
        `the journal of case "${head.id}" goes on with entry ${expected}, not with ${seq}; append all entries from ${head.fixed_seq + 1} on`,
        head.fixed_seq + 1,
      );
    }
    expected += 1;
  }
}

/** An entry that is in the journal with another content. */
interface Conflict {
  readonly recorded: Entry | undefined;
  readonly entry: Entry;
}

async function firstConflict(
  db: Kysely<DatabaseSchema>,
  head: Head,
  entries: readonly Entry[],
): Promise<Conflict | undefined> {
  const repeated = entries.filter(({ seq }) => seq <= head.last_seq);
  const first = repeated[0];
  if (first === undefined) return undefined;
  const rows = await db
    .selectFrom('journal')
    .select(['entry', 'sealed'])
    .where('case_id', '=', head.id)
    .where('seq', '>=', first.seq)
    .orderBy('seq')
    .limit(repeated.length)
    .execute();
  for (const [index, entry] of repeated.entries()) {
    const row = rows[index];
    const recorded = row && openEntry(head.key, head.id, row);
    if (canonicalJson(recorded) !== canonicalJson(entry)) return { recorded, entry };
  }
  return undefined;
}

/**
 * Of two attempts at a workflow task the later one counts: what the other has written is taken back, or comes too late itself. What comes to
 * stay was handed over by a task that Temporal has recorded, so no tentative entry stands against it.
 */
async function rollBackTentative(
  db: Kysely<DatabaseSchema>,
  head: Head,
  by: Attempt,
): Promise<Head> {
  const { recorded, entry } = by;
  const order = by.status === 'fixed' ? 'later' : orderOf(head, by);
  if (order === 'later' && entry.seq > head.fixed_seq)
    return { ...head, ...(await rollBack(db, head, entry.seq)) };
  const again = `entry ${entry.seq} of case "${head.id}" is on record as "${recorded?.kind}" and came again with another content ("${entry.kind}")`;
  throw order === 'earlier'
    ? new StoreError('attempt-given-up', `${again}, from a workflow task that is given up`)
    : new StoreError(
        'journal-conflict',
        `${again}; the record stays, and somebody has to find out why`,
      );
}

interface Attempt extends Conflict {
  readonly status: EntryStatus;
}

/** Whether the task is later than the one that has written; earlier workers do not say, so that instants have to tell: those of a repeated task are later. */
function orderOf(
  { task_at: before }: Head,
  { status, recorded, entry }: Attempt,
): 'earlier' | 'later' | 'unknown' {
  const taskAt = typeof status === 'object' ? status.taskAt : undefined;
  if (taskAt === undefined || before === null || taskAt === before)
    return recorded !== undefined && recorded.at < entry.at ? 'later' : 'unknown';
  return taskAt < before ? 'earlier' : 'later';
}

async function add(
  db: Kysely<DatabaseSchema>,
  head: Head,
  entries: readonly Entry[],
): Promise<Head> {
  let hash = head.last_hash;
  const rows = entries.map((entry) => {
    const { entry: skeleton, sealed } = sealEntry(head.key, head.id, entry);
    const { text, hash: next } = linked(hash, skeleton);
    hash = next;
    const { seq, at, kind } = entry;
    return { case_id: head.id, seq, at, kind, entry: text, sealed, hash };
  });
  await db.insertInto('journal').values(rows).execute();
  const published = entries.map(({ seq }) => ({ seq, what: 'entry' as const }));
  await publish(db, head.id, published);
  for (const entry of entries) await project({ db, case: head.id, key: head.key }, entry);
  return { ...head, last_seq: head.last_seq + entries.length, last_hash: hash };
}

async function setHead(
  db: Kysely<DatabaseSchema>,
  { id, key: _key, ...head }: Head,
): Promise<void> {
  await db.updateTable('cases').set(head).where('id', '=', id).execute();
}

export const unknownCase = (caseId: string): StoreError =>
  new StoreError('unknown-case', `there is no case "${caseId}"; create it before its journal`);
