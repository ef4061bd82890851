import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inputs } from './inputs.ts';
import type { Job } from './perform.ts';
import type { Place } from './place.ts';

/** Builds the program of a tree; the name is the same for the same sources, committed or not. */
export function built(tree: string): string {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: tree,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${tree} cannot be built`);
  const sources = ['dist/.sources', 'package.json'].map((file) => readFileSync(join(tree, file)));
  return createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 12);
}

interface Capture {
  readonly tree: string;
  readonly inputs: Inputs;
  /** Does not exist before everything has been carried out. */
  readonly outputs: string;
  readonly say: (line: string) => void;
}

/** Carries out all commands with the program of a tree, in as many processes as there are processors, and keeps what came of them. */
export async function capture({ tree, inputs, outputs, say }: Capture): Promise<void> {
  const half = `${outputs}.half`;
  rmSync(half, { recursive: true, force: true });
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const queue = [...inputs.places];
  const lane = async (): Promise<void> => {
    const performer = startPerformer(tree, home);
    for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
      if (queue.length % 100 === 0) say(`${queue.length} of ${inputs.places.length} folders left`);
      await handOver(performer, jobFor(place, inputs, half));
    }
    performer.disconnect();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  rmSync(home, { recursive: true });
  rmSync(outputs, { recursive: true, force: true });
  renameSync(half, outputs);
}

const jobFor = ({ name, commands }: Place, { folder }: Inputs, outputs: string): Job => ({
  folder: join(folder, name),
  commands,
  outputs: join(outputs, name),
});

/** Nothing of the machine's own settings: both programs are to see the same. */
const startPerformer = (tree: string, home: string): ChildProcess =>
  fork(join(import.meta.dirname, 'perform.ts'), [tree], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { PATH: process.env['PATH'], HOME: home, TZ: 'UTC', LANG: 'C.UTF-8', NO_COLOR: '1' },
  });

async function handOver(performer: ChildProcess, job: Job): Promise<void> {
  clear(job.folder);
  const ended = new AbortController();
  performer.send(job);
  const died = once(performer, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`the program ended with ${String(code)} in ${job.folder}`);
  });
  await Promise.race([once(performer, 'message', { signal: ended.signal }), died]);
  died.catch(() => undefined);
  ended.abort();
}

/** A run that was broken off may have left something. */
function clear(folder: string): void {
  if (!existsSync(folder)) throw new Error(`there is no ${folder}`);
  for (const name of readdirSync(folder).filter((one) => one.startsWith('written')))
    rmSync(join(folder, name), { recursive: true });
}
