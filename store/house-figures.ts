import { sql } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { Store } from './database.ts';
import { feedLag, type FeedLag } from './feed-reader.ts';
import { relayRefusal } from './relay.ts';

/** How the whole house stands at an instant, in numbers about nobody. */
export interface HouseFigures {
  /** Cases that have not ended, by how they stand. */
  readonly cases: Readonly<Record<'starting' | 'running' | 'stopped', number>>;
  /** Open tasks whose time is over, and which nothing has settled. */
  readonly late: number;
  /** Messages of open cases that have not been handed over yet, and when the oldest of them was written. */
  readonly waiting: { readonly count: number; readonly since?: Instant };
  /** Messages of open cases that were refused, or of which nobody knows whether they arrived. */
  readonly undelivered: number;
  /** Whether the mail server refuses us. */
  readonly mailRefused: boolean;
  readonly feed: readonly FeedLag[];
}

export async function houseFigures(store: Store, now: Instant): Promise<HouseFigures> {
  const { rows } = await sql<Counted>`select
    (select count(*) from cases where status = 'starting') as starting,
    (select count(*) from cases where status = 'running') as running,
    (select count(*) from cases where status = 'stopped') as stopped,
    (select count(*) from tasks t join cases c on c.id = t.case_id
      where c.status <> 'ended' and t.outcome is null and not t.cancelled and t.deadline < ${now}) as late,
    (select count(*) from messages m join cases c on c.id = m.case_id
      where c.status <> 'ended' and m.fate is null) as waiting,
    (select min(m.sent_at) from messages m join cases c on c.id = m.case_id
      where c.status <> 'ended' and m.fate is null) as since,
    (select count(*) from messages m join cases c on c.id = m.case_id
      where c.status <> 'ended' and m.fate in ('refused', 'unknown')) as undelivered`.execute(
    store.db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without a condition has no row');
  const { starting, running, stopped, late, waiting, since, undelivered } = row;
  return {
    cases: { starting, running, stopped },
    late,
    waiting: { count: waiting, ...(since !== null && { since }) },
    undelivered,
    mailRefused: (await relayRefusal(store, now)) !== undefined,
    feed: await feedLag(store),
  };
}

type Counted = Readonly<
  Record<'starting' | 'running' | 'stopped' | 'late' | 'waiting' | 'undelivered', number>
> & { readonly since: Instant | null };
