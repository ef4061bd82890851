import type { Instant } from '../engine/model/base.ts';
import type { Keep } from '../engine/model/house.ts';
import type { Store } from './database.ts';

/** A case that is over, of which everything is still there. */
export interface EndedCase {
  readonly id: string;
  readonly flow: string;
  readonly outcome: string;
  /** The last that has happened in it: what ran beside its end has been over since then, too. */
  readonly lastAt: Instant;
  /** As the house had it when the case was started. */
  readonly keep?: Keep;
}

/** A part of these cases, in the order of their ids. */
export interface EndedPage {
  readonly after: string;
  readonly limit: number;
  /** Hashes of plans whose cases are left out, as if there were none. */
  readonly hidden?: readonly string[];
}

/** So many of the cases that have ended and are not erased, behind this one, in the order of their ids. */
export async function endedCasesAfter(
  { db }: Pick<Store, 'db'>,
  { after, limit, hidden = [] }: EndedPage,
): Promise<readonly EndedCase[]> {
  const rows = await db
    .selectFrom('cases')
    .innerJoin('journal as last', (join) =>
      join.onRef('last.case_id', '=', 'cases.id').onRef('last.seq', '=', 'cases.last_seq'),
    )
    .select(['cases.id', 'cases.flow', 'cases.outcome', 'cases.keep', 'last.at'])
    .where('cases.status', '=', 'ended')
    .where('cases.erased_at', 'is', null)
    .where('cases.id', '>', after)
    .where((one) => one.not(one('cases.plan', 'in', ['', ...hidden])))
    .orderBy('cases.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, flow, outcome, keep, at }) => ({
    id,
    flow,
    outcome: outcome ?? '',
    lastAt: at,
    ...(keep !== null && { keep }),
  }));
}

/** Whether there is such a case, and it is not erased. */
export async function isKept({ db }: Pick<Store, 'db'>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('cases')
    .select('id')
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
