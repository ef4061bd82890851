import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { startWorker } from '../../worker/start-worker.ts';
import type { compare } from './compare.ts';
import type { Mutant } from './mutants.ts';

/** A copy of the sources with one mutation, in a folder of its own. */
export interface MutatedCopy {
  /** Path of the bundled workflows. */
  readonly bundle: string;
  readonly startWorker: typeof startWorker;
  readonly compare: typeof compare;
  /** Whether the unit tests in these folders fail. */
  fails(tests: readonly string[]): Promise<boolean>;
  remove(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const mutated = ['engine', 'workflows', 'worker', 'store', 'platform', 'templates', 'definitions'];
/** Folders and files that only the unit tests need. */
const tested = [
  'test',
  'cli',
  'server',
  'wording',
  'package.json',
  'tsconfig.json',
  'jest.config.js',
];

export async function mutatedCopy({ title, file, from, to }: Mutant): Promise<MutatedCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-mutant-'));
  for (const name of [...mutated, ...tested])
    await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const source = await readFile(join(folder, file), 'utf8');
  if (source.split(from).length !== 2)
    throw new Error(`there is not one place for the fault "${title}" in ${file}: ${from}`);
  await writeFile(
    join(folder, file),
    source.replace(from, () => to),
  );
  const bundle = join(folder, 'workflows.js');
  const workflowsPath = join(folder, 'workflows');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  await writeFile(bundle, code);
  const worker: { readonly startWorker: typeof startWorker } = await import(
    join(folder, 'worker/start-worker.ts')
  );
  const comparison: { readonly compare: typeof compare } = await import(
    join(folder, 'test/conformance/compare.ts')
  );
  return {
    ...worker,
    ...comparison,
    bundle,
    fails: (tests) => jestFails(folder, tests),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const jestFails = (cwd: string, tests: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const patterns = ['--testPathPatterns', ...tests];
    const env = {
      ...process.env,
      TZ: 'UTC',
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    };
    const args = [jest, '--selectProjects', 'unit', '--bail', ...patterns];
    execFile(process.execPath, args, { cwd, env, maxBuffer: 1e8 }, (error) =>
      resolve(error !== null),
    );
  });
