import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Entry } from '../../engine/model/journal.ts';
import { caseCounts, countsReader } from '../../store/case-counts.ts';
import type { Store } from '../../store/database.ts';
import { beginIncarnation, publish } from '../../store/feed.ts';
import { feedLag, readFeed, type FeedReader } from '../../store/feed-reader.ts';
import { followFeed } from '../../store/follow-feed.ts';
import { append } from '../../store/journal.ts';
import type { Skeleton } from '../../store/sealed-entry.ts';
import { unfixedCases, fixUpTo } from '../../store/unfixed.ts';
import { onEveryDatabaseAsOwner } from './databases.ts';
import { entries, newCase, noon, started } from './entries.ts';
import { copyReader, copyTables } from './feed-readers.ts';
import { readAndWrite } from './feed-traffic.ts';
import { eventually } from '../eventually.ts';

const six = entries(
  started,
  { kind: 'backstop', unless: 'a' },
  { kind: 'backstop', unless: 'b' },
  { kind: 'undelivered', message: 'm', fate: 'refused', reason: '550' },
  { kind: 'promise', promise: 0, kept: true, due: noon, by: 1 },
  { kind: 'ended', outcome: 'hired' },
);
const part = (first: number, last: number): readonly Entry[] => six.slice(first - 1, last);
const later = (first: number, last: number): readonly Entry[] =>
  part(first, last).map((entry) => ({ ...entry, at: entry.at + 60_000 }));

/** What readers are told of entries: their skeletons. */
const told = (appended: readonly Entry[]): readonly Entry[] =>
  appended.map((entry) => (entry.kind === 'undelivered' ? { ...entry, reason: '' } : entry));

type Step =
  | readonly ['tentative' | 'fixed', readonly Entry[]]
  | readonly ['swept', number]
  | readonly ['read'];

onEveryDatabaseAsOwner((store, url) => {
  const copied = async (reader: string, id: string): Promise<readonly Entry[]> => {
    const { rows } = await sql<{ readonly entry: Skeleton }>`select entry from copies
      where reader = ${reader} and case_id = ${id} order by seq`.execute(store().db);
    return rows.map(({ entry: { seal: _seal, ...entry } }) => entry);
  };
  const readAll = async (...readers: readonly FeedReader[]): Promise<void> => {
    for (const reader of readers) while (await readFeed(store(), reader, 3));
  };
  const run = async (...statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(store().db);
  };
  const faults = async () => (await sql`select * from faults`.execute(store().db)).rows;
  const readers = [copyReader('all', 'everything'), copyReader('fixed', 'fixed')];

  beforeAll(() => run(...copyTables));

  test.each<[string, readonly Step[], readonly Entry[], readonly Entry[]]>([
    ['what is fixed', [['fixed', part(1, 3)]], part(1, 3), part(1, 3)],
    ['what is tentative', [['tentative', part(1, 3)]], part(1, 3), []],
    [
      'what was acknowledged',
      [['tentative', part(1, 3)], ['read'], ['tentative', part(3, 4)]],
      part(1, 4),
      part(1, 2),
    ],
    [
      'what was swept',
      [['tentative', part(1, 6)], ['read'], ['swept', 4], ['read'], ['swept', 6]],
      part(1, 6),
      part(1, 6),
    ],
    [
      'what was taken back before anybody read it',
      [
        ['tentative', part(1, 4)],
        ['tentative', later(2, 2)],
      ],
      [...part(1, 1), ...later(2, 2)],
      part(1, 1),
    ],
    [
      'what was taken back after it was read',
      [['tentative', part(1, 4)], ['read'], ['tentative', later(2, 2)], ['fixed', part(3, 3)]],
      [...part(1, 1), ...later(2, 2), ...part(3, 3)],
      [...part(1, 1), ...later(2, 2), ...part(3, 3)],
    ],
    [
      'what was taken back again and again',
      [['tentative', part(1, 2)], ['read'], ['tentative', later(1, 4)], ['fixed', six], ['read']],
      six,
      six,
    ],
    ['what came twice', [['fixed', part(1, 4)], ['read'], ['fixed', part(2, 6)]], six, six],
  ])('readers hold %s', async (_sentence, steps, everything, fixed) => {
    const id = await newCase(store());
    for (const [step, given] of steps) {
      if (step === 'read') await readAll(...readers);
      else if (step === 'swept') await sweep(store(), id, given);
      else await append(store(), id, given, step);
    }
    await readAll(...readers);
    expect(await copied('all', id)).toEqual(told(everything));
    expect(await copied('fixed', id)).toEqual(told(fixed));
    expect(await faults()).toEqual([]);
    expect((await feedLag(store())).map(({ unread }) => unread)).toEqual([0, 0]);
  });

  test('a reader that fails has read nothing, and reads it again', async () => {
    const id = await newCase(store());
    await readAll(...readers);
    await append(store(), id, part(1, 2));
    const failing: FeedReader = {
      ...copyReader('all', 'everything'),
      handle: async (db, changes) => {
        await copyReader('all', 'everything').handle(db, changes);
        throw new Error('killed');
      },
    };
    await expect(readFeed(store(), failing)).rejects.toThrow('killed');
    expect(await copied('all', id)).toEqual([]);
    await readAll(...readers);
    expect(await copied('all', id)).toEqual(part(1, 2));
  });

  test('a follower is woken, also by what only becomes fixed', async () => {
    const id = await newCase(store());
    const troubles: unknown[] = [];
    // The poll alone would not come by.
    const stop = await followFeed(
      store(),
      copyReader('followed', 'fixed'),
      (_name, error) => troubles.push(error),
      { everyMs: 3_600_000 },
    );
    await append(store(), id, part(1, 3), 'tentative');
    await sweep(store(), id, 3);
    await eventually(async () => (await copied('followed', id)).length >= 3);
    await stop();
    expect(troubles).toEqual([]);
    await append(store(), id, part(4, 4));
    await pause(50);
    expect(await copied('followed', id)).toHaveLength(3);
  });

  test('a count is of what is fixed, once, on the day on which it happened', async () => {
    const flow = `flow-${Math.random()}`;
    const [ended, open] = [await newCase(store(), flow), await newCase(store(), flow)];
    await append(store(), ended, part(1, 5), 'tentative');
    await append(store(), open, part(1, 1));
    await readAll(countsReader);
    await append(store(), ended, later(3, 6), 'tentative');
    await sweep(store(), ended, 6);
    await readAll(countsReader, countsReader);
    const of = async (from: number, to: number) =>
      (await caseCounts(store(), { from, to })).filter((one) => one.flow === flow);
    const today = Math.floor(noon / 86_400_000);
    expect(await of(today, today)).toEqual([
      { flow, what: 'ended', outcome: 'hired', count: 1 },
      { flow, what: 'promise', outcome: 'kept', count: 1 },
      { flow, what: 'started', count: 2 },
      { flow, what: 'undelivered', outcome: 'refused', count: 1 },
    ]);
    expect(await of(today + 1, today + 9)).toEqual([]);
  });

  test('cases with a tentative end are found, page by page, until they are fixed', async () => {
    const ids = [await newCase(store()), await newCase(store())].toSorted();
    for (const id of ids) await append(store(), id, part(1, 2), 'tentative');
    const [first = '', second = ''] = ids;
    const found = async () =>
      (await unfixedCases(store(), { limit: 1000 }))
        .map(({ id }) => id)
        .filter((id) => ids.includes(id));
    expect(await found()).toEqual([first, second]);
    const after = await unfixedCases(store(), { after: first, limit: 1000 });
    expect(after.map(({ id }) => id)).not.toContain(first);
    await sweep(store(), first, 1);
    expect(await found()).toEqual([first, second]);
    await sweep(store(), first, 2);
    expect(await found()).toEqual([second]);
    // Another end than the one that is known to be complete stays tentative.
    expect(await fixUpTo(store(), second, { seq: 2, head: 'f'.repeat(32) })).toBe('differs');
    expect(await fixUpTo(store(), second, { seq: 7, head: 'f'.repeat(32) })).toBe('differs');
    expect(await found()).toEqual([second]);
  });

  test('after a restore into another cluster readers go on, and pass over nothing', async () => {
    const id = await newCase(store());
    await append(store(), id, part(1, 2));
    await readAll(...readers);
    await append(store(), id, part(3, 3));
    await run(`update feed set tx = (tx::text::bigint + 1000000000)::text::xid8`);
    await run(`update feed_readers set tx = (tx::text::bigint + 1000000000)::text::xid8`);
    await beginIncarnation(store().db);
    await beginIncarnation(store().db);
    await append(store(), id, part(4, 6));
    await readAll(...readers);
    expect([await copied('all', id), await copied('fixed', id)]).toEqual([told(six), told(six)]);
    const { rows } = await sql`select distinct incarnation from feed order by 1`.execute(
      store().db,
    );
    expect(rows).toEqual([{ incarnation: 1 }, { incarnation: 2 }]);
  });

  test('who commits late is not passed over', async () => {
    if (url() === undefined) return;
    const [late, soon] = [await newCase(store()), await newCase(store())];
    await readAll(...readers);
    const slow = { begun: false, held: true };
    const committed = store()
      .db.transaction()
      .execute(async (db) => {
        await publish(db, late, [{ seq: 1, what: 'taken-back' }]);
        slow.begun = true;
        await eventually(() => !slow.held);
      });
    await eventually(() => slow.begun);
    await append(store(), soon, part(1, 1));
    await readAll(...readers);
    const before = await copied('all', soon);
    slow.held = false;
    await committed;
    expect(before).toEqual([]);
    await readAll(...readers);
    expect(await copied('all', soon)).toEqual(part(1, 1));
  });

  test('eight write and pause before they commit, three read and are killed, and each holds exactly the journals', async () => {
    const at = url();
    if (at === undefined) return;
    const { killed, takenBack, faults: found } = await readAndWrite(store(), at, 1);
    expect(found).toEqual([]);
    expect(takenBack).toBeGreaterThan(8);
    expect(killed).toBeGreaterThan(0);
  }, 120_000);
});

async function sweep(store: Store, id: string, seq: number): Promise<void> {
  const { rows } = await sql<{ readonly hash: string }>`select hash from journal
    where case_id = ${id} and seq = ${seq}`.execute(store.db);
  expect(await fixUpTo(store, id, { seq, head: rows[0]?.hash.slice(0, 32) ?? '' })).toBe('fixed');
}
