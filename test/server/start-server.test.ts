import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { readConfig } from '../../platform/settings/config.ts';
import type { Config } from '../../platform/settings/config.ts';
import { startServer } from '../../server/start-server.ts';
import type { ServerSetup } from '../../server/server-setup.ts';
import { certificateOf, findCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readLedger } from '../../store/ledger.ts';
import { seatsOf } from '../../store/people.ts';
import { now } from './sample.ts';
import { openMemoryStore } from '../store/memory-store.ts';

const apiKey = 'a-key-of-the-tests-0123456789';
const root = join(import.meta.dirname, '../..');

let store: Store;
let folder: string;
/** A client whose server is away; without the retrying interceptor its calls fail at once. */
const connection = Connection.lazy({ address: '127.0.0.1:1', interceptors: [] });
beforeAll(async () => {
  store = await openMemoryStore();
  folder = await mkdtemp(join(tmpdir(), 'tidings-server-'));
  await cp(join(root, 'definitions'), join(folder, 'definitions'), { recursive: true });
});
afterAll(async () => {
  await connection.close();
  await store.close();
  await rm(folder, { recursive: true });
});

const setupOf = (settings: Record<string, string> = {}): ServerSetup => {
  const read = readConfig({
    TIDINGS_DEFINITIONS: join(folder, 'definitions'),
    TIDINGS_TEMPLATES: join(root, 'templates'),
    TIDINGS_LOG_LEVEL: 'silent',
    ...settings,
  });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const config: Config = { ...read.config, server: { ...read.config.server, port: 0 } };
  return { config, store, now: () => now, client: new Client({ connection }) };
};
async function versionsAfterStart() {
  const server = await startServer(setupOf());
  await server.stop();
  return (await readLedger(store)).filter(({ kind }) => kind === 'definitions-read');
}
const holders = async () => (await seatsOf(store, ['hr-director'], {}))[0]?.people ?? [];
/** The shipped sample, whose last interview has just been. */
async function sample() {
  const file = join(root, 'definitions/samples/core-transparent.json');
  const { flow, facts } = JSON.parse(await readFile(file, 'utf8'));
  return { flow, facts: { ...facts, lastInterviewAt: '2026-09-30T09:30:00+08:00' } };
}

async function startCase(url: string, more: object = {}) {
  const response = await fetch(`${url}/api/cases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...(await sample()), twin: true, ...more }),
  });
  return { status: response.status, body: await response.json() };
}

test('a case starts from the shipped definitions, and its flow is as good as the folder', async () => {
  const server = await startServer(setupOf({ TIDINGS_API_KEY: apiKey }));
  const post = () => startCase(server.url);
  const flow = join(folder, 'definitions/flows/core-transparent.yaml');
  const text = await readFile(flow, 'utf8');
  await writeFile(flow, `${text}\nstepz: []\n`);
  const faulty = await post();
  expect(faulty.status).toBe(422);
  expect(faulty.body).toMatchObject({ diagnostics: [{ code: 'unknown-key' }] });
  await writeFile(flow, text);
  expect(await post()).toMatchObject({ status: 201, body: { flow: 'core-transparent' } });
  await server.stop();
});

const refused = (code: string, file: string) => ({
  status: 422,
  body: { error: 'flow-not-proved', diagnostics: [{ code, file }] },
});

test('no case depends on a flow that may break a promise, or of which nothing is proved', async () => {
  const server = await startServer(setupOf({ TIDINGS_API_KEY: apiKey }));
  const flow = join(folder, 'definitions/flows/core-transparent.yaml');
  const text = await readFile(flow, 'utf8');
  await writeFile(flow, text.replace('within: 3 business days', 'within: 1 business day'));
  expect(await startCase(server.url)).toMatchObject(
    refused('promise-broken', 'flows/core-transparent.yaml'),
  );
  await writeFile(flow, text);
  expect((await startCase(server.url, { flow: 'regret' })).status).toBe(422);
  const { status, body } = await startCase(server.url);
  expect(status).toBe(201);
  const { plan } = (await findCase(store, body.case)) ?? {};
  expect(await certificateOf(store, body.case)).toMatchObject({ flow: 'core-transparent', plan });
  await server.stop();
});

test('the directory reaches the store at the start and after it has changed', async () => {
  const server = await startServer(setupOf());
  expect(await holders()).toEqual(['zhao-min']);
  const file = join(folder, 'definitions/directory.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('hr-director: zhao-min', 'hr-director: liu-yang'));
  let known: readonly string[] = [];
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    known = await holders();
    if (!known.includes('zhao-min')) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(known).toEqual(['liu-yang']);
  await writeFile(file, text);
  await server.stop();
});

test('each version of the definitions is on the ledger once, from when it was first read', async () => {
  const before = await versionsAfterStart();
  expect(before.at(-1)).toMatchObject({ at: now, hash: expect.stringMatching(/^[\da-f]{64}$/) });
  const file = join(folder, 'definitions/directory.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, `${text}# another version\n`);
  const after = await versionsAfterStart();
  expect(after).toEqual([...before, { ...after.at(-1), seq: (before.at(-1)?.seq ?? 0) + 1 }]);
  await writeFile(file, text);
  expect(await versionsAfterStart()).toEqual(after);
});

test('settings say which Temporal UI may decode, and whom limits count behind proxies', async () => {
  const ui = 'https://temporal.example.com';
  const server = await startServer(
    setupOf({ TIDINGS_API_KEY: apiKey, TIDINGS_TEMPORAL_UI: ui, TIDINGS_TRUST_PROXY: '1' }),
  );
  const post = (path: string, headers: Record<string, string>) =>
    fetch(server.url + path, { method: 'POST', headers });
  const decoding = await post('/codec/decode', {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    origin: ui,
  });
  expect(decoding.headers.get('access-control-allow-origin')).toBe(ui);
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      post('/console/sign-in', { 'x-forwarded-for': `192.0.2.${i}` }),
    ),
  );
  expect(guesses.map(({ status }) => status)).not.toContain(429);
  await server.stop();
});

test('on an address that others can reach it does not listen without a key', async () => {
  const setup = setupOf();
  const open = { ...setup.config, server: { ...setup.config.server, host: '0.0.0.0' } };
  await expect(startServer({ ...setup, config: open })).rejects.toThrow(
    /does not listen on "0\.0\.0\.0" without an API key.*set TIDINGS_API_KEY/,
  );
});

test('a taken port is one sentence', async () => {
  const first = await startServer(setupOf());
  const setup = setupOf();
  const port = Number(new URL(first.url).port);
  const taken = { ...setup.config, server: { ...setup.config.server, port } };
  await expect(startServer({ ...setup, config: taken })).rejects.toThrow(
    new RegExp(
      `^port ${port} of "127.0.0.1" is taken by another program; stop it, or set TIDINGS_PORT$`,
    ),
  );
  await first.stop();
});

test('what has stopped answers no more', async () => {
  const server = await startServer(setupOf());
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  await server.stop();
  await expect(fetch(`${server.url}/livez`)).rejects.toThrow('fetch failed');
});

const keeping = (seconds: number) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that the start asks of Temporal, besides what is away
  Object.assign(Object.create(connection), {
    withDeadline: (_deadline: number, ask: () => unknown) => ask(),
    workflowService: { describeNamespace: async () => days(seconds) },
  }) as Connection;
const days = (seconds: number) => ({ config: { workflowExecutionRetentionTtl: { seconds } } });
const startWith = (seconds: number) =>
  startServer({ ...setupOf(), client: new Client({ connection: keeping(seconds) }) });

test('no server starts while Temporal keeps histories for longer than the house keeps cases', async () => {
  const house = join(folder, 'definitions/house.yaml');
  const shipped = await readFile(house, 'utf8');
  await writeFile(house, 'keep: 20 days');
  await expect(startWith(21 * 86_400)).rejects.toMatchObject({
    code: 'retention-too-long',
    message: expect.stringMatching(/for 21 days, .* after 20 days; run "temporal operator/),
  });
  await (await startWith(20 * 86_400)).stop();
  await writeFile(house, shipped);
});
