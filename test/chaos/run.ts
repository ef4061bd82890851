import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRandom } from '../../engine/simulation/random.ts';
import { findTemporalCli } from '../../platform/temporal/cli.ts';
import { openCases } from '../../store/cases.ts';
import { openProduction, type E2eStack } from '../e2e/production.ts';
import type { Program } from '../e2e/program.ts';
import { startOf } from '../e2e/observed-case.ts';
import { findPostgres } from '../postgres.ts';
import { faults, type ChaosStack } from './faults.ts';
import { judge, type StartedCase } from './judge.ts';
import { openMailServer } from './mail-server.ts';
import { candidateName, createPeople } from './people.ts';
import { createTally, isAmidst } from './tally.ts';

// `npm run chaos -- --cases 500 --minutes 10 --seed 1`: the production shape under faults of every kind, judged from outside.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    /** Only faults with these words in their names. */
    only: { type: 'string', default: '' },
  },
});
const random = createRandom(Number(values.seed));
const print = (text: string) => void process.stdout.write(`${text}\n`);
const root = join(import.meta.dirname, '../..');
const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

const postgres = await findPostgres();
if (postgres === undefined) throw new Error('chaos needs PostgreSQL');
const cli = await findTemporalCli({ folder: join(root, '.tidings'), report: print });
const folder = await mkdtemp(join(tmpdir(), 'tidings-chaos-'));
await chmod(folder, 0o755);
const disk = await mountDisk(join(folder, 'disk'));
const stack = await openProduction({
  cli: cli.path,
  postgres,
  flows: join(import.meta.dirname, 'flows'),
  ...(disk !== undefined && { data: disk }),
});
const people = createPeople(random);
const mail = await openMailServer(stack.smtpPort, (one) => people.hear(one));
const clocks = Array.from({ length: 1 + Number(values.workers) }, (_none, index) =>
  join(folder, `clock-${index}`),
);
for (const clock of clocks) await writeFile(clock, '+0');

let server = await stack.server(clockOf(0));
const workers: Program[] = [];
for (let index = 0; index < Number(values.workers); index += 1)
  workers.push(await stack.worker(clockOf(index + 1)));

const chaos: ChaosStack = {
  stack,
  mail,
  server: () => server,
  workers: () => workers,
  restartServer: async () => {
    server = await stack.server(clockOf(0));
  },
  restartWorker: async (index) => {
    workers[index] = await stack.worker(clockOf(index + 1));
  },
  clocks,
  disk,
};

async function cleanUp(): Promise<void> {
  await mail.close();
  await stack.close();
  if (disk !== undefined) execFileSync('umount', [disk]);
  await rm(folder, { recursive: true, force: true });
}
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => void cleanUp().finally(() => process.exit(130)));

const lastingMs = Number(values.minutes) * 60_000;
const begun = performance.now();
const passed = () => performance.now() - begun;
const cases: StartedCase[] = [];
const died: string[] = [];
const tally = createTally();

await Promise.all([startCases(stack), breakThings()]);
print(`faults are over after ${Math.round(passed() / 1000)} s, ${cases.length} cases were started`);
await untilAllHaveEnded();
people.rest();
const verdict = await judge({
  store: stack.store,
  cases,
  acknowledged: people.acknowledged,
  taken: mail.taken,
});
print(tally.table());
print(
  `${cases.length} cases, ${people.acknowledged.length} answers acknowledged, ${mail.taken.length} mails taken; ended as ${JSON.stringify(verdict.outcomes)}`,
);
const { lost, toldTwoOutcomes, wrongEnds, stuck } = verdict;
for (const [what, found] of Object.entries({ lost, toldTwoOutcomes, wrongEnds, stuck, died }))
  print(`${what}: ${found.length}${found.map((one) => `\n  ${one}`).join('')}`);
for (const { id, candidate } of cases.filter((one) =>
  stuck.some((said) => said.startsWith(one.id)),
))
  for (const { person, page } of people.unanswered.filter((one) => one.candidate === candidate))
    print(`${id}: ${person} answered nothing; the page said last: ${page}`);
await mail.close();
await stack.close();
if (disk !== undefined) execFileSync('umount', [disk]);
await rm(folder, { recursive: true, force: true });
process.exit(
  [lost, toldTwoOutcomes, wrongEnds, stuck, died].some(({ length }) => length > 0) ? 1 : 0,
);

function clockOf(index: number): Readonly<Record<string, string>> {
  if (!existsSync(library)) return {};
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clocks[index] ?? '',
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
}

/** A small disk of its own; `undefined` where nobody may mount one. */
async function mountDisk(at: string): Promise<string | undefined> {
  await mkdir(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m', 'tmpfs', at], { stdio: 'ignore' });
    await chmod(at, 0o777);
    return at;
  } catch {
    return undefined;
  }
}

/** Spread over the first two thirds; each is tried until it is accepted, under one key. */
async function startCases({ api }: Pick<E2eStack, 'api'>): Promise<void> {
  const count = Number(values.cases);
  const starting = Array.from({ length: count }, async (_none, candidate) => {
    await pause((candidate / count) * lastingMs * 0.66);
    for (;;) {
      const name = candidateName(candidate);
      const response = await api('POST', '/api/cases', startOf(name, 'chaos'), {
        'Idempotency-Key': `${name}-${values.seed}`,
      }).catch(() => undefined);
      const answer = (await response?.json().catch(() => ({}))) as { readonly case?: string };
      if (answer?.case !== undefined) return void cases.push({ id: answer.case, candidate });
      if (response !== undefined && response.status < 500)
        throw new Error(`${response.status} ${JSON.stringify(answer)}`);
      await pause(1_000);
    }
  });
  await Promise.all(starting);
}

/** One fault after the other, each kind in turn, while cases have a mail, an answer and a timer under way. */
async function breakThings(): Promise<void> {
  const names = Object.keys(faults).filter((name) => name.includes(values.only));
  const usable = names.filter(
    (name) =>
      (disk !== undefined || !name.includes('disk')) &&
      (existsSync(library) || !name.includes('clock')),
  );
  await pause(5_000);
  for (let next = 0; passed() < lastingMs; next += 1) {
    const name = usable[next % usable.length] ?? '';
    const amidst = await amidstWithin(5_000);
    await faults[name]?.(chaos, random);
    tally.note(name, amidst);
    await noteDead();
    await pause(500 + random() * 2_500);
  }
}

async function amidstWithin(ms: number): Promise<boolean> {
  const until = performance.now() + ms;
  for (;;) {
    const amidst = await isAmidst(stack.store, mail, people).catch(() => false);
    if (amidst || performance.now() > until) return amidst;
    await pause(100);
  }
}

/** Whoever has ended without having been killed. */
async function noteDead(): Promise<void> {
  const end = server.ended();
  if (end !== undefined) {
    died.push(`server: ${end}`);
    await chaos.restartServer();
  }
  for (const [index, worker] of workers.entries()) {
    const ended = worker.ended();
    if (ended === undefined) continue;
    died.push(`worker: ${ended}`);
    await chaos.restartWorker(index);
  }
}

/** The windows of the flow, and what assumptions allow. */
async function untilAllHaveEnded(): Promise<void> {
  const until = performance.now() + 9 * 60_000;
  for (;;) {
    const open = await openCases(stack.store).catch(() => undefined);
    if (open?.length === 0 || performance.now() > until) return;
    await pause(1_000);
  }
}
