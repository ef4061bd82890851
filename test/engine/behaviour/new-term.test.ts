import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// An analysis that overlooks a term proves falsely. So a term that is new to the algebra must not compile until every analysis knows it.

const root = join(import.meta.dirname, '../../..');

/** Every file that holds an analysis of behaviours: a record over all terms, or a `switch` that leaves none. */
const analyses = [
  'cli/diagram/caption.ts',
  'cli/diagram/mermaid.ts',
  'cli/diagram/style-class.ts',
  'cli/diagram/svg-icons.ts',
  'engine/analysis/cases/guards-in.ts',
  'engine/analysis/cases/outcome-variables.ts',
  'engine/analysis/cases/specialise.ts',
  'engine/analysis/counterexample/paths-to.ts',
  'engine/analysis/counterexample/repairs.ts',
  'engine/analysis/counterexample/spurious.ts',
  'engine/analysis/exploration/monitor.ts',
  'engine/analysis/exploration/slice.ts',
  'engine/analysis/exploration/successors.ts',
  'engine/analysis/rules/people.ts',
  'engine/analysis/rules/shown-fields.ts',
  'engine/analysis/rules/standstill.ts',
  'engine/analysis/timing/bounded-response.ts',
  'engine/analysis/timing/intervals.ts',
  'engine/analysis/timing/latest-arrival.ts',
  'engine/analysis/timing/with-backstops.ts',
  'engine/behaviour/reached-another-way.ts',
  'engine/behaviour/traverse.ts',
  'engine/diagram/line.ts',
  'engine/progress/answer-by.ts',
  'engine/progress/position.ts',
  'engine/simulation/step-lists.ts',
];

/** Files that ask for single terms by name. All other terms, and a new one, are rightly the same to them. */
const asked: Readonly<Record<string, string>> = {
  'cli/diagram/graph.ts': 'fork',
  'cli/diagram/svg-card.ts': 'end send',
  'cli/diagram/svg-line.ts': 'fork',
  'engine/analysis/cases/feasible-branches.ts': 'choice',
  'engine/analysis/cases/split-cases.ts': 'task',
  'engine/analysis/counterexample/spurious.ts': 'task',
  'engine/analysis/exploration/explored-state.ts': 'pass sequence show',
  'engine/analysis/exploration/fates.ts': 'send',
  'engine/analysis/exploration/idle-messages.ts': 'send',
  'engine/analysis/exploration/lines.ts': 'send task',
  'engine/analysis/exploration/pauses.ts': 'delay sequence',
  'engine/analysis/exploration/precedes.ts': 'send',
  'engine/analysis/exploration/slice.ts': 'end fork send sequence',
  'engine/analysis/exploration/successors.ts': 'choice delay send task',
  'engine/analysis/exploration/timer.ts': 'delay task',
  'engine/analysis/rules/decision.ts': 'fork',
  'engine/analysis/rules/ends.ts': 'end',
  'engine/analysis/rules/long-waits.ts': 'delay task',
  'engine/analysis/timing/latest-arrival.ts': 'pass',
  'engine/analysis/timing/parallel-branch.ts': 'fork',
  'engine/analysis/timing/split-silence.ts': 'send task',
  'engine/analysis/timing/with-backstops.ts': 'fork',
  'engine/analysis/timing/words-beside.ts': 'delay fork pass send sequence show',
  'engine/behaviour/sends-ahead.ts': 'fork send sequence',
  'engine/behaviour/traverse.ts': 'end send sequence switch task',
  'engine/compiler/scenes/from-finding/path-condition.ts': 'choice delay task',
  'engine/diagram/diagram.ts': 'pass',
  'engine/diagram/line.ts': 'pass',
  'engine/progress/answer-by.ts': 'task',
  'engine/progress/position.ts': 'sequence',
};

test('a new term does not compile until every analysis has a case for it', async () => {
  const novel = "{ readonly term: 'novel'; readonly step: string; readonly inside: Behaviour }";
  expect(await filesFailingWith(novel)).toEqual(analyses);
}, 60_000);

test('nothing else tells terms apart', async () => {
  const files = [...(await sourcesIn('engine')), ...(await sourcesIn('cli'))];
  const found: Record<string, string> = {};
  for (const file of files) {
    const terms = termsAskedIn(await readFile(join(root, file), 'utf8'));
    if (terms !== '') found[file] = terms;
  }
  expect(found).toEqual(asked);
});

/** The terms that a source compares with by name; `switch` where it tells all apart. */
function termsAskedIn(source: string): string {
  const found = [...source.matchAll(/\bterm [!=]== '(\w+)'|\b(switch) \((?:[\w.]+\.)?term\)/g)];
  const terms = found.map(([, name, all]) => name ?? all ?? '');
  return [...new Set(terms)].toSorted((a, b) => a.localeCompare(b)).join(' ');
}

const sourcesIn = async (room: string): Promise<readonly string[]> =>
  (await readdir(join(root, room), { recursive: true }))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(room, name));

/** Compiles a copy of the engine and the diagrams whose algebra has one more term. */
async function filesFailingWith(term: string): Promise<readonly string[]> {
  const copy = await mkdtemp(join(tmpdir(), 'tidings-new-term-'));
  try {
    await copySources(copy);
    const algebra = join(copy, 'engine/behaviour/behaviour.ts');
    const source = await readFile(algebra, 'utf8');
    const extended = source.replace('export type Behaviour =', `$& ${term} |`);
    expect(extended).not.toBe(source);
    await writeFile(algebra, extended);
    const errors = [...(await compilerOutput(copy)).matchAll(/^(\S+?)\(\d+,\d+\): error/gm)];
    const files = errors.map(([, file]) => file ?? '');
    return [...new Set(files)].toSorted((a, b) => a.localeCompare(b));
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** The engine and the diagrams, with whatever they import. */
async function copySources(copy: string): Promise<void> {
  const names = ['package.json', 'tsconfig.json', 'cli', 'engine', 'platform', 'server', 'wording'];
  for (const name of names) await cp(join(root, name), join(copy, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  const config = { extends: './tsconfig.json', include: ['engine', 'cli/diagram'] };
  await writeFile(join(copy, 'tsconfig.new-term.json'), JSON.stringify(config));
}

const compilerOutput = (folder: string): Promise<string> =>
  new Promise((resolve) => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const args = [compiler, '-p', 'tsconfig.new-term.json', '--pretty', 'false'];
    execFile(process.execPath, args, { cwd: folder }, (_error, output) => resolve(output));
  });
