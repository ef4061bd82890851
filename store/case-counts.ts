import { sql, type Kysely } from 'kysely';
import type { Entry } from '../engine/model/journal.ts';
import { dayOfUtc } from '../engine/time/day.ts';
import type { Store } from './database.ts';
import type { FeedChange, FeedReader } from './feed-reader.ts';
import type { DatabaseSchema } from './schema.ts';

/** How often something has happened in cases of one flow. */
export interface CaseCount {
  readonly flow: string;
  readonly what: 'started' | 'ended' | 'stopped' | 'undelivered' | 'promise';
  /** Of an end: its outcome; of a promise: `kept` or `broken`; of what was not delivered: its delivery outcome. */
  readonly outcome?: string;
  readonly count: number;
}

/** Counts what has happened in all cases, once it is fixed: what was counted is never taken back. */
export const countsReader: FeedReader = {
  name: 'case-counts',
  reads: 'fixed',
  async handle(db, changes) {
    const flows = await flowsOf(db, changes);
    for (const change of changes) {
      const flow = flows.get(change.caseId);
      if (change.what === 'entry' && flow !== undefined) await count(db, flow, change.entry);
    }
  },
};

/** What has happened from one day to another, both included, in days of UTC since 1970. */
export async function caseCounts(
  { db }: Pick<Store, 'db'>,
  { from, to }: CountedDays,
): Promise<readonly CaseCount[]> {
  const { rows } = await sql<Required<CaseCount>>`select flow, what, outcome, sum(count) as count
    from case_counts where day between ${from} and ${to}
    group by flow, what, outcome order by flow, what, outcome`.execute(db);
  return rows.map(({ outcome, ...row }) => (outcome === '' ? row : { ...row, outcome }));
}

export interface CountedDays {
  readonly from: number;
  readonly to: number;
}

async function flowsOf(
  db: Kysely<DatabaseSchema>,
  changes: readonly FeedChange[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(changes.map(({ caseId }) => caseId))];
  const rows = await db.selectFrom('cases').select(['id', 'flow']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, flow }) => [id, flow]));
}

async function count(db: Kysely<DatabaseSchema>, flow: string, entry: Entry): Promise<void> {
  const counted = countedIn(entry);
  if (counted === undefined) return;
  await db
    .insertInto('case_counts')
    .values({ flow, day: dayOfUtc(entry.at), outcome: '', ...counted, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['flow', 'day', 'what', 'outcome'])
        .doUpdateSet({ count: sql<number>`case_counts.count + 1` }),
    )
    .execute();
}

function countedIn(entry: Entry): Pick<CaseCount, 'what' | 'outcome'> | undefined {
  if (entry.kind === 'started' || entry.kind === 'stopped') return { what: entry.kind };
  if (entry.kind === 'ended') return { what: entry.kind, outcome: entry.outcome };
  if (entry.kind === 'undelivered') return { what: entry.kind, outcome: entry.fate };
  if (entry.kind === 'promise')
    return { what: entry.kind, outcome: entry.kept ? 'kept' : 'broken' };
  return undefined;
}
