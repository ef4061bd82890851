import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '../../cli/stack/settings.ts';
import { testServer } from '../temporal-server.ts';
import { casesIn, freePorts, samples, tidings, type TidingsProcess } from './tidings.ts';
import { eventually } from '../eventually.ts';

let folder: string;
let ports: Ports;
let options: string[];
let running: TidingsProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-start-'));
  ({ ports, options } = await freePorts());
});

afterAll(async () => {
  running?.child.kill('SIGTERM');
  await running?.ended;
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<TidingsProcess> {
  running = tidings(['start', '--data', folder, ...options], { TEMPORAL_CLI: testServer().cli });
  await running.says('Tidings runs.');
  return running;
}

const cases = () => casesIn(folder, ports.server);

/** A case that was accepted begins a moment later. */
const allRun = async (): Promise<boolean> =>
  (await cases()).every((one) => one.endsWith(' running'));

async function devServer(): Promise<number> {
  const { pid } = JSON.parse(await readFile(join(folder, 'temporal.pid.json'), 'utf8')) as {
    pid: number;
  };
  return pid;
}

test('the next start goes on with the same cases and opens no others', async () => {
  await start();
  await eventually(allRun);
  running?.child.kill('SIGINT');
  expect(await running?.ended).toBe(0);
  const started = await start();
  expect(started.said()).not.toContain('sample case:');
  expect(await cases()).toEqual(samples);
});

test('after kill -9 the next start stops the dev server left behind and goes on', async () => {
  const left = await devServer();
  running?.child.kill('SIGKILL');
  expect(await running?.ended).toBe('SIGKILL');
  await start();
  // It may have ended by itself, of a word that nobody hears.
  expect(() => process.kill(left, 0)).toThrow('ESRCH');
  expect(await devServer()).not.toBe(left);
  expect(await cases()).toEqual(samples);
});

test('a dev server that dies by itself ends the whole with a sentence', async () => {
  process.kill(await devServer(), 'SIGKILL');
  expect(await running?.ended).toBe(2);
  expect(running?.said()).toContain(
    'tidings: the Temporal dev server has ended by itself; start again, all cases are kept',
  );
});
