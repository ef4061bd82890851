import type { Insertable } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { PayloadKeys } from '../platform/codec/encryption.ts';
import type { Store } from './database.ts';
import { eraseCase } from './erase.ts';
import { personKeys } from './identity-key.ts';
import { append } from './journal.ts';
import type { CaseErasedFact } from './ledger-fact.ts';
import type { CaseKeysTable } from './schema.ts';
import { openedIfItCan } from './sealing-keys.ts';

/** The keys of cases as they are at one moment, wrapped as in the database, and what had been erased by then. */
export interface CaseKeyCopy {
  readonly takenAt: Instant;
  /** Tells the data of one house from that of others, wherever it is kept; missing in copies of earlier versions. */
  readonly house?: string;
  readonly keys: readonly CopiedKey[];
  readonly erased: readonly CopiedErasure[];
}

interface CopiedKey {
  readonly id: string;
  readonly case: string;
  readonly wrappedBy: string | null;
  /** Base64. */
  readonly wrapped: string;
}

export interface CopiedErasure extends Omit<CaseErasedFact, 'kind'> {
  readonly at: Instant;
  /** What it had come to, for a copy of the data in which it is still open; missing in copies of earlier versions. */
  readonly ended?: CaseEnd;
}

interface CaseEnd {
  readonly at: Instant;
  readonly outcome: string;
}

export async function copyCaseKeys(store: Store, takenAt: Instant): Promise<CaseKeyCopy> {
  const { db } = store;
  const keys = await db.selectFrom('case_keys').selectAll().orderBy('case_id').execute();
  const erasures = await db
    .selectFrom('ledger')
    .select('entry')
    .where('kind', '=', 'case-erased')
    .orderBy('seq')
    .execute();
  const ends = await endsOfErased(db);
  return {
    takenAt,
    house: await houseOf(store),
    keys: keys.map(({ id, case_id, wrapped_by, wrapped }) => ({
      id,
      case: case_id,
      wrappedBy: wrapped_by,
      wrapped: Buffer.from(wrapped).toString('base64'),
    })),
    erased: erasures.flatMap(({ entry }) => {
      if (entry.kind !== 'case-erased') return [];
      const { kind: _kind, seq: _seq, ...erasure } = entry;
      const ended = ends.get(entry.case);
      return [{ ...erasure, ...(ended && { ended }) }];
    }),
  };
}

/** The same for all copies of the data of one house, and for no other; nothing can be told from it. */
export const houseOf = async (store: Store): Promise<string> =>
  (await personKeys(store))('the house itself');

async function endsOfErased(db: Store['db']): Promise<ReadonlyMap<string, CaseEnd>> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'ended_at', 'outcome'])
    .where('erased_at', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ id, ended_at: at, outcome }) =>
      at === null || outcome === null ? [] : [[id, { at, outcome }]],
    ),
  );
}

/** The ids of payload keys that have wrapped keys of this copy, of which none opens: they are missing, or others are given under their ids. */
export function wrongWrappers(
  { keys }: CaseKeyCopy,
  house: PayloadKeys | undefined,
): readonly string[] {
  const opens = (by: string): boolean =>
    keys.some((key) => key.wrappedBy === by && openedIfItCan(rowOf(key), house).length > 0);
  return [...new Set(keys.flatMap(({ wrappedBy }) => wrappedBy ?? []))].filter((by) => !opens(by));
}

const rowOf = ({ id, case: caseId, wrappedBy, wrapped }: CopiedKey) =>
  ({
    id,
    case_id: caseId,
    wrapped_by: wrappedBy,
    wrapped: Buffer.from(wrapped, 'base64'),
  }) satisfies Insertable<CaseKeysTable>;

/** What of a restored database was not as it was when the keys were copied. */
export interface RestoredKeys {
  /** Erased since the data was copied, and once more now. */
  readonly erased: readonly string[];
  /** Those of them that were open in the copy, and are over now: Temporal may still have their workflows. */
  readonly ended: readonly string[];
}

/** Gives restored data its keys, as far as they still exist; what was erased since the data was copied is erased in it, too. */
export async function restoreCaseKeys(store: Store, copy: CaseKeyCopy): Promise<RestoredKeys> {
  const { db } = store;
  const known = new Map(
    (await db.selectFrom('cases').select(['id', 'status', 'erased_at']).execute()).map((row) => [
      row.id,
      row,
    ]),
  );
  for (const key of copy.keys)
    if (known.get(key.case)?.erased_at === null)
      await db.insertInto('case_keys').values(rowOf(key)).execute();
  const again = copy.erased.filter(({ case: id }) => known.get(id)?.erased_at === null);
  for (const { case: id, ended, ...how } of again) {
    await endCase(store, id, ended ?? { at: how.at, outcome: unknownOutcome });
    const obstacle = await eraseCase(store, id, how);
    if (obstacle !== undefined) throw new Error(`case ${id} cannot be erased again: ${obstacle}`);
  }
  const erased = again.map(({ case: id }) => id);
  return { erased, ended: erased.filter((id) => known.get(id)?.status !== 'ended') };
}

/** In copies of earlier versions nobody has said what became of it. */
const unknownOutcome = 'unknown';

/** Ends a restored case that had ended after its data was copied. The entries that led there are erased, and kept nowhere. */
async function endCase(store: Store, id: string, { at, outcome }: CaseEnd): Promise<void> {
  const last = await store.db
    .updateTable('cases')
    .set((eb) => ({ fixed_seq: eb.ref('last_seq') }))
    .where('id', '=', id)
    .returning(['status', 'last_seq as seq'])
    .executeTakeFirstOrThrow();
  if (last.status === 'ended') return;
  // `append` needs a key, and that of the case is destroyed. Nothing of this entry is sealed with the new one.
  await store.sealing.keep(store.db, id, store.sealing.make());
  await append(store, id, [{ seq: last.seq + 1, at, kind: 'ended', outcome }]);
}
