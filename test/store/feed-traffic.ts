import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Entry } from '../../engine/model/journal.ts';
import { openStore, type Store } from '../../store/database.ts';
import { readFeed } from '../../store/feed-reader.ts';
import { append } from '../../store/journal.ts';
import { newCase } from './entries.ts';
import { copyReader } from './feed-readers.ts';

/** Writes cases one after the other as a worker does: ends are tentative, a fifth of them is taken back, some stay so. */
export async function writeCases(store: Store, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await writeCase(store, await newCase(store));
}

async function writeCase(store: Store, id: string): Promise<void> {
  let fixed = 0;
  for (let turn = 1; turn <= 6; turn += 1) {
    const length = 1 + chance(3);
    await append(store, id, ending(fixed, length, turn * 10), 'tentative');
    const again = chance(5) === 0 ? 1 + chance(3) : 0;
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
export interface KillableReader {
  kill(): Promise<void>;
  stop(): Promise<void>;
}

type ReaderOptions = readonly [url: string, name: string, reads: 'everything' | 'fixed'];

/** A reader whose connections the database breaks off, in whatever it is doing. */
export async function readerWithin(...[url, name, reads]: ReaderOptions): Promise<KillableReader> {
  const store = await openStore({ url: `${url}?application_name=${name}` });
  let reading = true;
  const ended = (async () => {
    while (reading) {
      const more = await readFeed(store, copyReader(name, reads), 7).catch(() => false);
      if (!more) await pause(5);
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
      reading = false;
      await ended;
      await store.close();
    },
  };
}

/** A reader in a process of its own, which is killed and started anew. */
export async function readerProcess(...options: ReaderOptions): Promise<KillableReader> {
  const script = fileURLToPath(new URL('./feed-reader-process.ts', import.meta.url));
  const start = () =>
    spawn(process.execPath, ['--import', 'tsx', script, ...options], {
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
