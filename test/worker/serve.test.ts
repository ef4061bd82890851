import { randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitRetention } from '../../cli/stack/fit-retention.ts';
import { setNamespaceRetention } from '../../platform/temporal/namespace-retention.ts';
import type { BaseStep } from '../../engine/model/plan.ts';
import { startDevServer, type DevServer } from '../../platform/temporal/dev-server.ts';
import { freePort } from '../../platform/process/free-port.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import {
  connectTemporal,
  type TemporalClient,
  type TemporalSettings,
} from '../../platform/temporal/connection.ts';
import { createCase } from '../../store/cases.ts';
import { readJournal } from '../../store/journal.ts';
import { type WorkerRole, type RunningWorker, startWorker } from '../../worker/start-worker.ts';
import { facts, openSharedStore, plan, type ActivityHarness } from '../activities/harness.ts';
import { type Relay, startRelay } from '../mail/relay.ts';
import { testBundle, testServer } from '../temporal-server.ts';
import { startSkipping } from '../virtual-time.ts';
import { virtualTime } from '../virtual-time-settings.ts';

const day = 24 * 3_600_000;
const tell = (id: string, template: string) => ({
  kind: 'tell',
  id,
  to: 'candidate',
  template,
  with: template === 'offer' ? { expires: { after: { ms: 5 * day } } } : {},
  try: { ms: day },
});
const steps = [
  tell('first', 'notice'),
  { kind: 'wait', id: 'pause', for: { ms: 30 * day } },
  tell('told', 'offer'),
] as readonly BaseStep[];

let server: DevServer;
let shared: Awaited<ReturnType<typeof openSharedStore>>;
beforeAll(async () => {
  server = await startDevServer({
    cli: testServer().cli,
    port: await freePort(),
    searchAttributes,
    settings: virtualTime,
  });
  shared = await openSharedStore();
}, 60_000);
afterAll(async () => {
  await shared.store.close();
  await server.stop();
});

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function serve(
  roles: readonly WorkerRole[],
  keys?: TemporalSettings['keys'],
): Promise<{ readonly relay: Relay; readonly temporal: TemporalClient }> {
  const relay = await startRelay();
  open.push(() => relay.close());
  const settings = {
    address: server.address,
    namespace: 'default',
    ...(keys && { keys }),
  };
  const temporal = await connectTemporal(settings, shared.store.sealing);
  open.push(() => temporal.close());
  const config = configOf(settings, relay);
  for (const role of roles) {
    const worker: RunningWorker = await startWorker({
      config,
      store: shared.store,
      role,
      workflowBundle: testBundle(),
    });
    open.push(() => worker.stop());
  }
  return { relay, temporal };
}

const configOf = (temporal: TemporalSettings, relay: Relay) =>
  ({
    temporal,
    company: 'Acme',
    mail: { smtpUrl: relay.url, from: 'HR <hr@acme.example>' },
    server: { host: '127.0.0.1', port: 1, baseUrl: 'https://t.example' },
    log: { level: 'silent', pretty: false },
  }) as const;

let cases = 0;
async function newCase(): Promise<{ readonly id: string; readonly input: object }> {
  cases += 1;
  const id = `served${cases}`;
  await createCase(shared.store, { id, flow: 'core', plan: shared.plan, facts });
  return { id, input: { case: id, plan: { ...plan, texts: '', steps }, hash: shared.plan, facts } };
}

const subjects = ({ mails }: Pick<ActivityHarness['relay'], 'mails'>) =>
  mails.map(({ source }) => (/^Subject: Notice/m.test(source) ? 'notice' : 'offer'));

test.each<[string, WorkerRole[]]>([
  ['one process', ['all']],
  ['a process for workflows and one for mail', ['workflows', 'mail']],
])(
  'a case is served by %s, in its own time',
  async (_title, roles) => {
    const { relay, temporal } = await serve(roles);
    const { id, input } = await newCase();
    const start = { taskQueue: 'tidings', workflowId: `case-${id}`, args: [input] };
    const scene = await startSkipping(temporal.client, 'flow', start);
    const begun = (await scene.clock()).start;
    await scene.finish();
    expect(subjects(relay)).toEqual(['notice', 'offer']);
    const days = (await readJournal(shared.store, id)).flatMap((entry) =>
      entry.kind === 'accepted' ? [Math.floor((entry.acceptedAt - begun) / day)] : [],
    );
    expect(days).toEqual([0, 30]);
  },
  60_000,
);

test('with keys, Temporal can read nothing about the candidate', async () => {
  const keys = { active: 'k1', byId: new Map([['k1', randomBytes(32)]]) };
  const { relay, temporal } = await serve(['all'], keys);
  const { id, input } = await newCase();
  const handle = await temporal.client.workflow.start('flow', {
    taskQueue: 'tidings',
    workflowId: `case-${id}`,
    args: [{ ...input, plan: { ...plan, texts: '', steps: steps.slice(0, 1) } }],
  });
  expect(await handle.result()).toBe('completed');
  expect(subjects(relay)).toEqual(['notice']);
  const history = JSON.stringify(await handle.fetchHistory(), (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  expect(history).not.toMatch(/zhang|candidate\.|acme/i);
}, 60_000);

test('no page of another site reaches Temporal, whichever of its ports it finds', async () => {
  const asked = portsOf(server.pid).map(async (port) => {
    const path = `http://127.0.0.1:${port}/api/v1/namespaces`;
    const response = await fetch(path, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    return response?.status;
  });
  const answers = await Promise.all(asked);
  expect(answers).toContain(403);
  expect(answers).not.toContain(200);
});

/** The ports on which a process listens: those of its sockets, as Linux lists them. */
function portsOf(pid: number): readonly number[] {
  const folder = `/proc/${pid}/fd`;
  const sockets = new Set(
    readdirSync(folder).map((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${fd}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  const listening = '0A';
  return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === listening && sockets.has(inode))
    .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16));
}

test('while Temporal keeps histories for longer than the house keeps cases, no worker takes work', async () => {
  const { relay, temporal } = await serve([]);
  const { store } = shared;
  const definitions = mkdtempSync(join(tmpdir(), 'tidings-house-'));
  open.push(async () => rmSync(definitions, { recursive: true }));
  const settings = { address: server.address, namespace: 'default' };
  const config = { ...configOf(settings, relay), definitions };
  const start = () => startWorker({ config, store, role: 'mail' });
  const keepFor = (text: string) => writeFileSync(join(definitions, 'house.yaml'), text);
  await setNamespaceRetention(temporal.client.connection, 'default', 30);
  keepFor('keep: { accepted: 10 days, else: 3 years }');
  await expect(start()).rejects.toMatchObject({
    code: 'retention-too-long',
    message:
      'Temporal keeps closed workflows of the namespace "default" for 30 days, and house.yaml lets cases go after 10 days; run "temporal operator namespace update --namespace default --retention 10d", or keep cases for longer',
  });
  for (const fine of ['keep: 30 days', 'keep: 2 months', '{}', 'keep: soon']) {
    keepFor(fine);
    await (await start()).stop();
  }
  keepFor('keep: 10 days');
  const reported: string[] = [];
  await fitRetention(config, (line) => reported.push(line));
  await fitRetention(config, (line) => reported.push(line));
  expect(reported).toEqual([
    'Temporal: keeps closed workflows for 10 days, as house.yaml keeps cases',
  ]);
  await (await start()).stop();
});
