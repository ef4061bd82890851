import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComparisonInputs } from './write-inputs.ts';
import type { CommandJob } from './run-commands.ts';
import type { ComparisonInput } from './comparison-input.ts';

/** Builds the program of a tree, and returns a hash of its sources, committed or not. */
export function buildTree(tree: string): string {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: tree,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${tree} cannot be built`);
  const sources = ['dist/.sources', 'package.json'].map((file) => readFileSync(join(tree, file)));
  return createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 12);
}

interface CaptureOptions {
  readonly tree: string;
  readonly inputs: ComparisonInputs;
  /** The folder for the outputs; it does not exist before all commands have run. */
  readonly outputs: string;
  readonly say: (line: string) => void;
}

/** Runs all commands by the program of a tree, in as many processes as there are processors, and keeps their outputs. */
export async function captureOutputs({
  tree,
  inputs,
  outputs,
  say,
}: CaptureOptions): Promise<void> {
  const half = `${outputs}.half`;
  rmSync(half, { recursive: true, force: true });
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const queue = [...inputs.inputs];
  const runNext = async (): Promise<void> => {
    const child = startChild(tree, home);
    for (let input = queue.shift(); input !== undefined; input = queue.shift()) {
      if (queue.length % 100 === 0) say(`${queue.length} of ${inputs.inputs.length} folders left`);
      await runInChild(child, jobFor(input, inputs, half));
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runNext));
  rmSync(home, { recursive: true });
  rmSync(outputs, { recursive: true, force: true });
  renameSync(half, outputs);
}

const jobFor = (
  { name, commands }: ComparisonInput,
  { folder }: ComparisonInputs,
  outputs: string,
): CommandJob => ({
  folder: join(folder, name),
  commands,
  outputs: join(outputs, name),
});

/** The child gets none of the machine's own settings, so that both programs run with the same. */
const startChild = (tree: string, home: string): ChildProcess =>
  fork(join(import.meta.dirname, 'run-commands.ts'), [tree], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { PATH: process.env['PATH'], HOME: home, TZ: 'UTC', LANG: 'C.UTF-8', NO_COLOR: '1' },
  });

async function runInChild(child: ChildProcess, job: CommandJob): Promise<void> {
  clear(job.folder);
  const ended = new AbortController();
  child.send(job);
  const died = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`the program ended with ${String(code)} in ${job.folder}`);
  });
  await Promise.race([once(child, 'message', { signal: ended.signal }), died]);
  died.catch(() => undefined);
  ended.abort();
}

/** Removes what an interrupted run may have left. */
function clear(folder: string): void {
  if (!existsSync(folder)) throw new Error(`there is no ${folder}`);
  for (const name of readdirSync(folder).filter((one) => one.startsWith('written')))
    rmSync(join(folder, name), { recursive: true });
}
