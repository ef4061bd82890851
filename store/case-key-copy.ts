import type { Insertable } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { PayloadKeys } from '../platform/codec/encryption.ts';
import type { Store } from './database.ts';
import { eraseCase, type ErasureObstacle } from './erase.ts';
import type { CaseErasedFact } from './ledger-fact.ts';
import type { CaseKeysTable } from './schema.ts';
import { openedIfItCan } from './sealing-keys.ts';

/** The keys of cases as they are at one moment, wrapped as in the database, and what had been erased by then. */
export interface CaseKeyCopy {
  readonly takenAt: Instant;
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

type CopiedErasure = Omit<CaseErasedFact, 'kind'> & { readonly at: Instant };

export async function copyCaseKeys(
  { db }: Pick<Store, 'db'>,
  takenAt: Instant,
): Promise<CaseKeyCopy> {
  const keys = await db.selectFrom('case_keys').selectAll().orderBy('case_id').execute();
  const erasures = await db
    .selectFrom('ledger')
    .select('entry')
    .where('kind', '=', 'case-erased')
    .orderBy('seq')
    .execute();
  return {
    takenAt,
    keys: keys.map(({ id, case_id, wrapped_by, wrapped }) => ({
      id,
      case: case_id,
      wrappedBy: wrapped_by,
      wrapped: Buffer.from(wrapped).toString('base64'),
    })),
    erased: erasures.flatMap(({ entry }) => {
      if (entry.kind !== 'case-erased') return [];
      const { kind: _kind, seq: _seq, ...erasure } = entry;
      return [erasure];
    }),
  };
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

/** What of a restored database could not be made as it was when the keys were copied. */
export interface RestoredKeys {
  /** Erased since the data was copied, and once more now. */
  readonly erased: readonly string[];
  /** Erased since, and open in the copy: they cannot go on, since their key is gone. */
  readonly unreadable: readonly string[];
}

/** Gives restored data its keys, as far as they still exist; what was erased since the data was copied is erased in it, too. */
export async function restoreCaseKeys(store: Store, copy: CaseKeyCopy): Promise<RestoredKeys> {
  const { db } = store;
  const known = new Map(
    (await db.selectFrom('cases').select(['id', 'erased_at']).execute()).map((row) => [
      row.id,
      row.erased_at,
    ]),
  );
  for (const key of copy.keys)
    if (known.get(key.case) === null) await db.insertInto('case_keys').values(rowOf(key)).execute();
  const erased: string[] = [];
  const unreadable: string[] = [];
  for (const { case: id, ...how } of copy.erased) {
    if (known.get(id) !== null) continue;
    const obstacle: ErasureObstacle | undefined = await eraseCase(store, id, how);
    (obstacle === undefined ? erased : unreadable).push(id);
  }
  return { erased, unreadable };
}
