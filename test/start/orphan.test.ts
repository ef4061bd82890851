import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reapOrphan, recordChild } from '../../cli/stack/orphan.ts';
import { identityOf } from '../../cli/stack/process-identity.ts';

let folder: string;
let child: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-orphan-'));
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
});

afterEach(async () => {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const pidOf = ({ pid }: ChildProcess) => pid ?? 0;

test('a recorded child that still runs is stopped', async () => {
  await recordChild(folder, 'temporal', pidOf(child));
  const gone = once(child, 'exit');
  expect(await reapOrphan(folder, 'temporal')).toBe(true);
  expect(await gone).toEqual([null, 'SIGTERM']);
});

test('a stranger that has got the id since is left alone', async () => {
  const record = { pid: pidOf(child), identity: 'another boot 12345' };
  await writeFile(join(folder, 'temporal.pid.json'), JSON.stringify(record));
  expect(await reapOrphan(folder, 'temporal')).toBe(false);
  expect(await identityOf(pidOf(child))).toBeDefined();
});

test('a child that has ended is no orphan', async () => {
  await recordChild(folder, 'temporal', pidOf(child));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await reapOrphan(folder, 'temporal')).toBe(false);
});

test.each(['', '{"pid":', '{"pid":"1"}', 'null'])(
  'a torn record %j tells nothing',
  async (text) => {
    await writeFile(join(folder, 'temporal.pid.json'), text);
    expect(await reapOrphan(folder, 'temporal')).toBe(false);
  },
);
