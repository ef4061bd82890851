import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { findTemporalCli } from '../../platform/temporal/cli.ts';
import { recordSection } from '../../bench/record-section.ts';
import { floodDoors } from './doors.ts';
import { longRun } from './long-run.ts';
import { control, mutants } from './mutants.ts';
import { isAsItShouldBe, mutationTable, runMutants } from './mutation-table.ts';
import { runMutant } from './run-mutant.ts';

// `npm run conformance`: many random scenes on the virtual host and on the real one; or few, with each of many mutants.

const { values } = parseArgs({
  options: {
    scenes: { type: 'string', default: '1040' },
    seed: { type: 'string', default: '1' },
    /** How many scenes run at once. */
    concurrency: { type: 'string', default: '20' },
    /** How many of the histories are replayed, cut after each event. */
    histories: { type: 'string', default: '40' },
    /** For how many seconds a disagreement is made smaller. */
    shrink: { type: 'string', default: '60' },
    /** Instead: runs scenes with each of the mutants. */
    mutants: { type: 'boolean', default: false },
    /** Only mutants with these words in their titles. */
    only: { type: 'string', default: '' },
    /** Runs this mutant alone, and prints the result as JSON. */
    mutant: { type: 'string' },
    /** Instead: sends so many random signals and updates to open cases. */
    doors: { type: 'string' },
    /** Puts the result into docs/conformance.md. */
    docs: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '../..');
const seed = Number(values.seed);
const print = (text: string) => void process.stdout.write(`${text}\n`);
const printProgress = (line: string) => process.stderr.write(`${line}\n`);

if (values.mutant !== undefined) await oneMutant(values.mutant);
process.exitCode = await chosen();

function chosen(): Promise<number> {
  if (values.doors !== undefined) return doors(Number(values.doors));
  return values.mutants ? allMutants() : manyScenes();
}

async function doors(count: number): Promise<number> {
  const { text, found } = await withBundle((tools) => floodDoors({ ...tools, seed, count }));
  for (const one of found) print(one);
  print(text);
  return found.length === 0 ? 0 : 1;
}

async function manyScenes(): Promise<number> {
  const { text, found } = await withBundle((tools) =>
    longRun({
      ...tools,
      seed,
      report: printProgress,
      scenes: Number(values.scenes),
      concurrency: Number(values.concurrency),
      histories: Number(values.histories),
      shrink: Number(values.shrink),
    }),
  );
  for (const one of found) print(one);
  await record('long run', text);
  return found.length === 0 ? 0 : 1;
}

async function allMutants(): Promise<number> {
  const began = performance.now();
  const all = await runMutants({ seed: values.seed, only: values.only, report: printProgress });
  await record('mutants', mutationTable(all, performance.now() - began));
  return all.every(isAsItShouldBe) ? 0 : 1;
}

async function oneMutant(title: string): Promise<never> {
  const mutant = [control, ...mutants].find((one) => one.title === title);
  if (mutant === undefined) throw new Error(`there is no fault "${title}"`);
  // Scenes that are left alone call on a server that is gone, from timers of the client.
  process.on('uncaughtException', ({ message }) => printProgress(message));
  print(JSON.stringify(await withBundle((tools) => runMutant({ ...tools, seed }, mutant))));
  process.exit();
}

/** Prints what was found; with `--docs` it also takes its place in the page, between two marks. */
async function record(what: string, text: string): Promise<void> {
  print(text);
  if (!values.docs) return;
  await recordSection(join(root, 'docs/conformance.md'), what, text);
}

interface ConformanceTools {
  readonly cli: string;
  readonly bundle: () => Promise<string>;
}

/** Offers the bundle of the workflows, made when it is needed. */
async function withBundle<T>(work: (tools: ConformanceTools) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-conformance-'));
  const bundle = async () => {
    const logger = new DefaultLogger('WARN');
    const { code } = await bundleWorkflowCode({ workflowsPath: join(root, 'workflows'), logger });
    const file = join(folder, 'workflows.js');
    await writeFile(file, code);
    return file;
  };
  try {
    const { path: cli } = await findTemporalCli({
      folder: join(root, '.tidings'),
      report: printProgress,
    });
    return await work({ cli, bundle });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
