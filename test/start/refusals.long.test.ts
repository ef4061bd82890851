import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../store/folder-lock.ts';
import { testServer } from '../temporal-server.ts';
import { freePorts, tidings } from './tidings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-start-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function refused(change: readonly string[] = [], env: Record<string, string> = {}) {
  const { options } = await freePorts();
  const started = tidings(['start', '--data', folder, ...options, ...change], {
    TEMPORAL_CLI: testServer().cli,
    ...env,
  });
  const code = await started.ended;
  return { code, last: started.said().trim().split('\n').at(-1)?.replaceAll(folder, 'FOLDER') };
}

test('a second instance', async () => {
  const release = await lockFolder(folder);
  expect(await refused()).toEqual({
    code: 2,
    last: 'tidings: the data folder "FOLDER" is in use by another running Tidings; stop that one, or give this one a folder of its own with TIDINGS_DATA',
  });
  await release();
});

test('a port in use', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', () => resolve()));
  const { port } = other.address() as { port: number };
  expect(await refused(['--smtp-port', String(port)])).toEqual({
    code: 2,
    last: `tidings: port ${port} (mailbox's SMTP) is in use by another program; stop it or choose another port with --smtp-port`,
  });
  other.close();
});

test('a Temporal CLI that is not there', async () => {
  expect(await refused([], { TEMPORAL_CLI: '/nowhere/temporal' })).toEqual({
    code: 2,
    last: 'tidings: TEMPORAL_CLI is "/nowhere/temporal", which does not run as a Temporal CLI; correct it or unset it',
  });
});

test('a damaged database of Temporal', async () => {
  await writeFile(join(folder, 'temporal.db'), 'x'.repeat(20_000));
  expect(await refused()).toEqual({
    code: 2,
    last: 'tidings: Temporal\'s database "FOLDER/temporal.db" is damaged; put a backup in its place, or move the whole folder away to start with no cases',
  });
});

test('a damaged database of our own', async () => {
  await mkdir(join(folder, 'store', 'database'), { recursive: true });
  await writeFile(join(folder, 'store', 'database', 'PG_VERSION'), '18\n');
  expect(await refused()).toEqual({
    code: 2,
    last: 'tidings: the database in "FOLDER/store/database" cannot be opened; put a backup in its place, or move the folder away to start with an empty one',
  });
});

test('a damaged key', async () => {
  await writeFile(join(folder, 'payload-key'), '');
  expect(await refused()).toEqual({
    code: 2,
    last: 'tidings: "FOLDER/payload-key" does not hold a key; put back the one it held, or move the whole folder away to start anew',
  });
});

test('a setting that cannot be', async () => {
  expect(await refused([], { TIDINGS_LOG_LEVEL: 'loud' })).toEqual({
    code: 2,
    last: 'tidings: TIDINGS_LOG_LEVEL is "loud"; choose one of trace, debug, info, warn, error, fatal, silent',
  });
});
