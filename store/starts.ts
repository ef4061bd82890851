import { sql, type Kysely } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import { dayMs } from '../engine/time/units.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { createCase, type NewCase } from './cases.ts';
import type { Store } from './database.ts';
import type { DatabaseSchema, StartAnswer } from './schema.ts';

/** A request that its sender may send again, by what it said. */
export interface RepeatableRequest {
  /** Who sent it: keys of two callers are not the same. */
  readonly caller: string;
  readonly key: string;
  /** The hash of what it asks for. */
  readonly request: string;
}

/** What is kept of a start that was answered. */
export interface RecordedStart {
  readonly case: string;
  readonly answer: StartAnswer;
  /** Whether this very request, or another one under the same key, was answered. */
  readonly same: boolean;
}

/** A case to be stored, and what must not be so already. */
export interface CaseOpening {
  readonly case: NewCase & Required<Pick<NewCase, 'certificate'>>;
  /** Whether there may be an open case of the same person and position. */
  readonly twin: boolean;
  /** Hashes of plans whose cases whoever starts it does not find, so that none of them is told as a twin. */
  readonly hidden: readonly string[];
  readonly start?: RepeatableRequest & { readonly answer: StartAnswer };
  readonly now: Instant;
}

/** `twin`: the id of an open case of the same person and position; `known`: the request has been answered meanwhile. */
export type OpeningResult =
  | { readonly kind: 'opened' }
  | { readonly kind: 'twin'; readonly case: string }
  | { readonly kind: 'known'; readonly start: RecordedStart };

/** The start under this key within the last 24 hours. */
export const findStart = (
  store: Store,
  request: RepeatableRequest,
  now: Instant,
): Promise<RecordedStart | undefined> => startIn(store.db, request, now);

/** Stores a case unless it has a twin or its request was answered already; of several at once for one person, one after the other. */
export const openCase = (store: Store, opening: CaseOpening): Promise<OpeningResult> =>
  store.db.transaction().execute(async (db) => {
    const { start, now } = opening;
    await lock(db, [start && `${start.caller} ${start.key}`, opening.case.personKey]);
    const known = start && (await startIn(db, start, now));
    if (known) return { kind: 'known', start: known };
    const twin = opening.twin ? undefined : await openTwin(db, opening.case, opening.hidden);
    if (twin !== undefined) return { kind: 'twin', case: twin };
    await createCase({ ...store, db }, opening.case);
    if (start) await recordStart(db, opening.case.id, start, now);
    return { kind: 'opened' };
  });

/** Waits for others who hold the same names, until the transaction ends; always in one order, so that no two wait for each other. */
async function lock(
  db: Kysely<DatabaseSchema>,
  names: readonly (string | undefined)[],
): Promise<void> {
  for (const name of names)
    if (name !== undefined)
      await sql`select pg_advisory_xact_lock(hashtext(${sha256(name)}))`.execute(db);
}

async function startIn(
  db: Kysely<DatabaseSchema>,
  { caller, key, request }: RepeatableRequest,
  now: Instant,
): Promise<RecordedStart | undefined> {
  const row = await db
    .selectFrom('starts')
    .selectAll()
    .where('caller', '=', sha256(caller))
    .where('key', '=', sha256(key))
    .where('created_at', '>', now - dayMs)
    .executeTakeFirst();
  return row && { case: row.case_id, answer: row.answer, same: row.request === request };
}

async function openTwin(
  db: Kysely<DatabaseSchema>,
  { personKey, positionKey }: CaseOpening['case'],
  hidden: readonly string[],
): Promise<string | undefined> {
  if (personKey === undefined || positionKey === undefined) return undefined;
  const row = await db
    .selectFrom('cases')
    .select('id')
    .where('person_key', '=', personKey)
    .where('position_key', '=', positionKey)
    .where('status', '<>', 'ended')
    .where((one) => one.not(one('plan', 'in', ['', ...hidden])))
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.id;
}

async function recordStart(
  db: Kysely<DatabaseSchema>,
  id: string,
  { caller, key, request, answer }: RepeatableRequest & { readonly answer: StartAnswer },
  now: Instant,
): Promise<void> {
  await db
    .deleteFrom('starts')
    .where('created_at', '<=', now - dayMs)
    .execute();
  await db
    .insertInto('starts')
    .values({
      caller: sha256(caller),
      key: sha256(key),
      request,
      case_id: id,
      answer: canonicalJson(answer),
      created_at: now,
    })
    .execute();
}
