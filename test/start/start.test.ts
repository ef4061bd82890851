import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '../../cli/stack/settings.ts';
import { isFree } from '../../platform/process/free-port.ts';
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

async function mails(): Promise<number> {
  const names = await readdir(join(folder, 'mail'));
  return names.filter((name) => name.endsWith('.eml')).length;
}

test('everything starts, samples are opened and mails wait', async () => {
  const started = await start();
  expect(started.said()).toContain('sample case: basic-instant.json opened');
  await eventually(async () => (await mails()) >= 3 && (await allRun()));
  expect(await cases()).toEqual(samples);
  const pages = [`${ports.server}/console`, `${ports.mailbox}/`, `${ports.temporalUi}/`];
  const answers = await Promise.all(pages.map((page) => fetch(`http://127.0.0.1:${page}`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('nobody else on the machine can come into the data folder', async () => {
  // What the database sets the modes of by itself lies inside; files that come and go while it is read do no harm.
  const within = ['.', ...(await readdir(folder))];
  const open = await Promise.all(
    within.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return ((found?.mode ?? 0) & 0o077) === 0 ? [] : [name];
    }),
  );
  expect(within.length).toBeGreaterThan(4);
  expect(open.flat()).toEqual([]);
});

test('Ctrl-C stops all children', async () => {
  running?.child.kill('SIGINT');
  expect(await running?.ended).toBe(0);
  expect(running?.said()).toMatch(
    /stopping\nstopped; every open case goes on at the next start\n$/,
  );
  expect(await Promise.all(Object.values(ports).map(isFree))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});
