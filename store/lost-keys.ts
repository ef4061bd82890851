import type { Store } from './database.ts';

/** Open cases whose keys do not open, for one reason. */
export interface LostKeys {
  /**
   * `missing`: the payload key that has wrapped them is not in the settings; `other`: the settings have another one under its id;
   * `no-row`: the table of keys has none of these cases.
   */
  readonly why: 'missing' | 'other' | 'no-row';
  /** The id of the payload key. */
  readonly key?: string;
  readonly cases: readonly string[];
}

/** Which keys of open cases do not open. */
export interface KeyLosses {
  readonly lost: readonly LostKeys[];
  /** No case that has begun and is open can be read. */
  readonly all: boolean;
}

/** Finds open cases whose keys do not open for a reason that they share; a single damaged key is the matter of its case. */
export async function findLostKeys({
  db,
  sealing,
}: Pick<Store, 'db' | 'sealing'>): Promise<KeyLosses> {
  const rows = await db
    .selectFrom('cases')
    .leftJoin('case_keys', 'case_keys.case_id', 'cases.id')
    .select(['cases.id', 'cases.status', 'case_keys.id as key', 'case_keys.wrapped_by as by'])
    .where('cases.status', '<>', 'ended')
    .where('cases.facts', 'is not', null)
    .orderBy('cases.id')
    .execute();
  const opened = await sealing.ofAll(rows.map(({ id }) => id));
  const opening = new Set(rows.flatMap(({ id, by }) => (opened.has(id) ? [by] : [])));
  const begun = rows.filter(({ status }) => status !== 'starting');
  const closed = rows.filter(({ id }) => !opened.has(id));
  const lost = [
    ...new Set(closed.map(({ key, by }) => (key === null ? null : (by ?? '')))),
  ].flatMap((by): readonly LostKeys[] => {
    const cases = closed
      .filter((row) => (row.key === null ? null : (row.by ?? '')) === by)
      .map(({ id }) => id);
    if (by === null) return [{ why: 'no-row', cases }];
    if (!sealing.knows(by)) return [{ why: 'missing', key: by, cases }];
    return opening.has(by) ? [] : [{ why: 'other', key: by, cases }];
  });
  return { lost, all: begun.length > 0 && begun.every(({ id }) => !opened.has(id)) };
}

/** What operators read in a log where there are any. */
export const lostKeysLine =
  'open cases cannot be read; give server and workers the TIDINGS_PAYLOAD_KEYS that they had, behind the active one';
