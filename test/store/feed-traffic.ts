import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Entry } from '../../engine/model/journal.ts';
import { openStore, type Store } from '../../store/database.ts';
import { readFeed } from '../../store/feed-reader.ts';
import { append } from '../../store/journal.ts';
import { fixUpTo, unfixedCases } from '../../store/unfixed.ts';
import { newCase } from './entries.ts';
import { copyReader } from './feed-readers.ts';

type Trafficker = readonly [name: string, reads: 'everything' | 'fixed'];

/** Three readers, and what they read. */
const traffickers: readonly Trafficker[] = [
  ['r1', 'everything'],
  ['r2', 'everything'],
  ['r3', 'fixed'],
];

/** What came of it: how often a reader was killed, how many ends were taken back, and where a reader does not hold what the journals do. */
export interface TrafficReport {
  readonly killed: number;
  readonly takenBack: number;
  readonly faults: readonly unknown[];
}

/** Eight writers that pause before they commit, and readers that are killed meanwhile; with many cases each in a process of its own. */
export async function readAndWrite(
  store: Store,
  url: string,
  cases: number,
): Promise<TrafficReport> {
  await run(store, 'delete from faults', ...pausing);
  const killed = await killWhileWriting(store, url, cases);
  await run(store, 'drop trigger pause on cases', 'drop function pause');
  for (const { id, last } of await unfixedCases(store, { limit: 100_000 }))
    await fixUpTo(store, id, last);
  for (const reader of traffickers) while (await readFeed(store, copyReader(...reader)));
  const { rows: wrong } = await sql`select * from faults`.execute(store.db);
  const { rows } = await sql<{ readonly n: number }>`select count(*) as n from feed
    where what = 'taken-back'`.execute(store.db);
  return {
    killed,
    takenBack: rows[0]?.n ?? 0,
    faults: [...(await differing(store)), ...wrong],
  };
}

async function killWhileWriting(store: Store, url: string, cases: number): Promise<number> {
  const large = cases > 10;
  const begin = large ? readerProcess : readerWithin;
  const readers = await Promise.all(traffickers.map((reader) => begin(url, reader)));
  const traffic = { writing: true };
  const written = Promise.all(
    Array.from({ length: 8 }, (_, writer) => writeCases(store, writer, cases)),
  ).finally(() => void (traffic.writing = false));
  let killed = 0;
  while (traffic.writing) {
    await pause(large ? 700 + chance(700) : 10 + chance(40));
    await readers[killed % readers.length]?.kill();
    killed += 1;
  }
  await written;
  for (const reader of readers) await reader.stop();
  return killed;
}

const pausing = [
  `create function pause() returns trigger language plpgsql as $$
    begin perform pg_sleep(random() * 0.01); return new; end $$`,
  `create trigger pause before update of last_seq on cases
    for each row execute function pause()`,
];

async function run({ db }: Store, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function differing({ db }: Store): Promise<readonly unknown[]> {
  const { rows } = await sql`select coalesce(j.reader, c.reader) as reader, count(*)
    from (select r.reader, journal.* from journal, (values ('r1'), ('r2'), ('r3')) r (reader)) j
    full join (select * from copies where reader in ('r1', 'r2', 'r3')) c
      on c.reader = j.reader and c.case_id = j.case_id and c.seq = j.seq
    where c.entry::text is distinct from j.entry::text group by 1`.execute(db);
  return rows;
}

/** Writes cases one after the other as a worker does: ends are tentative, a fifth of them is taken back, some stay so. */
async function writeCases(store: Store, writer: number, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await writeCase(store, await newCase(store), writer + n);
}

async function writeCase(store: Store, id: string, number: number): Promise<void> {
  let fixed = 0;
  for (let turn = 1; turn <= 6; turn += 1) {
    const length = 1 + chance(3);
    await append(store, id, ending(fixed, length, turn * 10), 'tentative');
    const again = (number + turn) % 5 === 0 ? 1 + chance(3) : 0;
    if (again > 0) await append(store, id, ending(fixed, again, turn * 10 + 5), 'tentative');
    const written = again > 0 ? again : length;
    if (chance(2) === 0) continue;
    fixed += written;
    await append(store, id, ending(fixed, 1, turn * 10 + 7));
    fixed += 1;
  }
}

const ending = (after: number, length: number, at: number): readonly Entry[] =>
  Array.from({ length }, (_, index) => ({
    seq: after + index + 1,
    at,
    kind: 'backstop',
    unless: 'answer',
  }));

const chance = (of: number): number => Math.floor(Math.random() * of);

/** A reader that can be killed, and begins again. */
interface KillableReader {
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A reader whose connections the database breaks off, in whatever it is doing. */
async function readerWithin(url: string, [name, reads]: Trafficker): Promise<KillableReader> {
  const store = await openStore({ url: `${url}?application_name=${name}` });
  const state = { reading: true };
  const ended = (async () => {
    while (state.reading) {
      const more = await readFeed(store, copyReader(name, reads), 7).catch(() => false);
      if (!more) await pause(25);
    }
  })();
  return {
    kill: async () => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = ${name} and pid <> pg_backend_pid()`
        .execute(store.db)
        .catch(() => undefined);
    },
    stop: async () => {
      state.reading = false;
      await ended;
      await store.close();
    },
  };
}

/** A reader in a process of its own, which is killed and started anew. */
async function readerProcess(url: string, reader: Trafficker): Promise<KillableReader> {
  const script = fileURLToPath(new URL('./feed-reader-process.ts', import.meta.url));
  const start = () =>
    spawn(process.execPath, ['--import', 'tsx', script, url, ...reader], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  let child = start();
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    stop,
    kill: async () => {
      await stop();
      child = start();
    },
  };
}
