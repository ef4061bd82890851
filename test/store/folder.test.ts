import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openStore } from '../../store/database.ts';
import { lockFolder } from '../../store/folder-lock.ts';
import { append, readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { migrate } from '../../store/migrate.ts';
import { eventually } from '../eventually.ts';

let folder: string;
let processes: ChildProcess[];

beforeEach(async () => {
  processes = [];
  folder = await mkdtemp(path.join(tmpdir(), 'tidings-store-'));
});

afterEach(async () => {
  await Promise.all(processes.map(kill));
  await rm(folder, { recursive: true, force: true });
});

test('a killed process loses nothing that it acknowledged, and has kept the folder for itself until then', async () => {
  const { child, lines } = start();
  let acknowledged = 0;
  for await (const line of lines) {
    acknowledged = line === 'open' ? 0 : Number(line);
    if (acknowledged >= 80) break;
  }
  const locked = { code: 'locked', message: expect.stringContaining('TIDINGS_DATA') as string };
  await expect(openStore({ folder })).rejects.toMatchObject(locked);
  child.kill('SIGSTOP');
  await expect(openStore({ folder })).rejects.toMatchObject(locked);
  await kill(child);
  const store = await openStore({ folder });
  await expect(openStore({ folder })).rejects.toMatchObject(locked);
  const entries = await readJournal(store, 'case');
  expect(entries.length).toBeGreaterThanOrEqual(acknowledged);
  expect(await verifyJournal(store, 'case')).toBe('intact');
  await append(store, 'case', entries);
  await store.close();
  await lockFolder(folder).then((release) => release());
  expect(await readdir(path.join(folder, 'lock'))).toEqual([]);
}, 120_000);

test('a process killed while it sets the database up leaves nothing behind that hinders', async () => {
  const { child } = start();
  await eventually(() => readdirSync(folder).some((name) => name.startsWith('database')));
  await kill(child);
  const store = await openStore({ folder });
  await expect(sql`select 1`.execute(store.db)).resolves.toBeDefined();
  await store.close();
  expect((await readdir(folder)).toSorted()).toEqual(['database', 'files', 'lock']);
}, 60_000);

test('of many that ask for a folder at once, one gets it', async () => {
  for (let round = 0; round < 20; round += 1) {
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map(() => lockFolder(folder)));
    const holders = results.flatMap((result) => (result.status === 'fulfilled' ? [result] : []));
    expect(holders).toHaveLength(1);
    await holders[0]?.value();
  }
});

test('one that gives up while it is being asked does not count as the holder', async () => {
  const locks = path.join(folder, 'lock');
  await mkdir(locks);
  // Its name is higher than any, so that it is the one to give up.
  const socket = path.join(locks, 'z.socket');
  const other = createServer((asked) => {
    asked.end();
    other.close();
  });
  await new Promise<void>((resolve) => void other.listen(socket, resolve));
  await (
    await lockFolder(folder)
  )();
  expect(await readdir(locks)).toEqual([]);
});

test('what is not a database is named and left alone', async () => {
  const database = path.join(folder, 'database');
  await mkdir(database);
  await writeFile(path.join(database, 'PG_VERSION'), 'nonsense');
  await expect(openStore({ folder })).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining(database) as string,
  });
  expect(await readdir(database)).toContain('PG_VERSION');
}, 60_000);

test('a folder that goes away while its database is made is named', async () => {
  const made = openStore({ folder }).catch((error: unknown) => error);
  await eventually(() => existsSync(path.join(folder, 'lock')));
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  expect(await made).toMatchObject({
    code: 'folder-gone',
    message: expect.stringContaining(folder) as string,
  });
}, 60_000);

test('a folder with a path too long for its guard is refused in words', async () => {
  const deep = path.join(folder, 'a'.repeat(60), 'b'.repeat(60));
  await expect(openStore({ folder: deep })).rejects.toMatchObject({ code: 'folder-path' });
});

test('a database of a newer version is refused', async () => {
  const store = await openStore('memory');
  await sql`insert into kysely_migration values ('9999-later', '2030')`.execute(store.db);
  await expect(migrate(store.db, undefined)).rejects.toMatchObject({ code: 'newer-database' });
  await store.close();
}, 60_000);

test('a PostgreSQL server that does not answer is named without its password', async () => {
  const opening = openStore({ url: 'postgres://tidings:geheim@127.0.0.1:1/tidings' });
  const error: unknown = await opening.catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'unreachable',
    message:
      'no PostgreSQL database "tidings" answers at "127.0.0.1:1" (ECONNREFUSED); start it, or correct TIDINGS_DATABASE_URL',
  });
});

interface StartedProcess {
  readonly child: ChildProcess;
  readonly lines: AsyncIterable<string>;
}

function start(): StartedProcess {
  const script = fileURLToPath(new URL('./appending-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  return { child, lines: createInterface(child.stdout) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
