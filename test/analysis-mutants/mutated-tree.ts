import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BatteryTest } from './battery.ts';
import type { AnalysisMutant } from './mutant.ts';

/** What noticed a mutant: the first test that failed, in its file; a file without a test could not be run at all. */
export interface Notice {
  readonly file: string;
  readonly test: string;
}

/** A copy of the sources in a folder of its own, in which mutants are tried one after another. */
export interface MutatedTree {
  /** Runs tests until one fails; undefined when none does. */
  notice(mutant: AnalysisMutant, tests: readonly BatteryTest[]): Promise<Notice | undefined>;
  remove(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const copied = `
  bench cli definitions docs engine platform scripts server store templates test wording worker workflows
  jest.config.js package.json tsconfig.json
`
  .trim()
  .split(/\s+/);

/** Modules are transformed once for all mutants, since the folder stays the same. */
export async function mutatedTree(): Promise<MutatedTree> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-analysis-mutants-'));
  for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    async notice({ file, start, end, to }, tests) {
      const path = join(folder, file);
      const source = await readFile(path, 'utf8');
      await writeFile(path, source.slice(0, start) + to + source.slice(end));
      try {
        return await firstFailure(folder, tests);
      } finally {
        await writeFile(path, source);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A mutant may also make the tests run for ever, or out of memory. */
async function firstFailure(
  cwd: string,
  tests: readonly BatteryTest[],
): Promise<Notice | undefined> {
  const files = tests.map(({ file }) => file);
  const battery = 'test/analysis-mutants/battery/jest.config.js';
  const args = ['node_modules/jest/bin/jest.js', '--config', battery, ...files];
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8', NODE_OPTIONS: options },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const done = new Set<string>();
  const notYet = (): BatteryTest | undefined => tests.find(({ file }) => !done.has(file));
  let timer: NodeJS.Timeout | undefined;
  const waitForNext = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), (notYet()?.limitSeconds ?? 20) * 1000);
  };
  waitForNext();
  for await (const line of createInterface({ input: child.stdout })) {
    const { file, failed }: { readonly file: string; readonly failed?: string } = JSON.parse(line);
    done.add(file);
    waitForNext();
    if (failed === undefined) continue;
    clearTimeout(timer);
    return { file, test: failed };
  }
  clearTimeout(timer);
  const last = notYet();
  return last && { file: last.file, test: '' };
}

const options =
  '--experimental-vm-modules --disable-warning=ExperimentalWarning --max-old-space-size=1500';
