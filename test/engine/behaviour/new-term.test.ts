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
  'engine/analysis/cases/reached-choices.ts',
  'engine/analysis/cases/specialise.ts',
  'engine/analysis/counterexample/paths-to.ts',
  'engine/analysis/counterexample/repairs.ts',
  'engine/analysis/counterexample/spurious.ts',
  'engine/analysis/exploration/monitor.ts',
  'engine/analysis/exploration/slice.ts',
  'engine/analysis/exploration/successors.ts',
  'engine/analysis/most-apologies.ts',
  'engine/analysis/rules/courses.ts',
  'engine/analysis/rules/effects.ts',
  'engine/analysis/rules/grounds.ts',
  'engine/analysis/rules/people.ts',
  'engine/analysis/rules/shown-fields.ts',
  'engine/analysis/rules/standstill.ts',
  'engine/analysis/rules/surely-behind.ts',
  'engine/analysis/rules/surely-rejects.ts',
  'engine/analysis/timing/bounded-response.ts',
  'engine/analysis/timing/intervals.ts',
  'engine/analysis/timing/latest-arrival.ts',
  'engine/analysis/timing/with-backstops.ts',
  'engine/behaviour/reached-another-way.ts',
  'engine/behaviour/traverse.ts',
  'engine/compiler/flow/checks/first-told.ts',
  'engine/diagram/line.ts',
  'engine/progress/answer-by.ts',
  'engine/progress/position.ts',
  'engine/simulation/step-lists.ts',
];

/**
 * Files that ask for single terms by name, or (`.step`) whether a term has a field. Each has the reason why all other terms, and a new one,
 * are rightly the same to it.
 */
const asked: Readonly<Record<string, readonly [terms: string, why: string]>> = {
  'cli/diagram/graph.ts': [
    'fork',
    'only a fork is left undrawn, its branch hanging on the node before',
  ],
  'cli/diagram/svg-card.ts': [
    'end send',
    'the margin and colour of a card, which has a style of every term',
  ],
  'cli/diagram/svg-line.ts': ['fork', 'only a fork has no card of its own'],
  'cli/explore/dot.ts': ['.step', 'a caption, which names whatever step there is'],
  'engine/analysis/cases/feasible-branches.ts': ['choice', 'guards stand at choices'],
  'engine/analysis/cases/split-cases.ts': ['task', 'outcomes that guards read are those of tasks'],
  'engine/analysis/counterexample/repairs.ts': [
    '.step',
    'finds a step by its id; what can be changed of it, every term says',
  ],
  'engine/analysis/counterexample/spurious.ts': [
    '.step task',
    'receipts are mails of tasks; steps are found by their ids',
  ],
  'engine/analysis/exploration/explored-state.ts': [
    'pass sequence show',
    'only takes apart what does nothing or is several; any other term stands first',
  ],
  'engine/analysis/exploration/delivery-outcomes.ts': ['send', 'only messages are on their way'],
  'engine/analysis/exploration/idle-messages.ts': ['send', 'only messages are on their way'],
  'engine/analysis/exploration/lines.ts': [
    'send task',
    'what a stop cuts besides: tasks are recorded, messages go on',
  ],
  'engine/analysis/exploration/pauses.ts': ['delay sequence', 'pauses are made here, of delays'],
  'engine/analysis/exploration/precedes.ts': ['send', 'only messages silence backstops'],
  'engine/analysis/exploration/slice.ts': [
    'end fork send sequence',
    'every term has its slice; messages silence, ends cut, forks run beside',
  ],
  'engine/analysis/exploration/successors.ts': [
    'choice delay send task',
    'every term says what it runs as; a line wakes from what waits for others',
  ],
  'engine/analysis/exploration/timer.ts': [
    'delay task',
    'a term without a known time is in no order',
  ],
  'engine/analysis/exploration/widest-place.ts': ['.step', 'counts steps for a message'],
  'engine/analysis/rules/approvals.ts': ['.step', 'the last step of a silence, whatever it is'],
  'engine/analysis/rules/decision.ts': ['fork', 'only a fork starts a branch'],
  'engine/analysis/rules/ends.ts': ['end', 'outcomes of the case stand at ends'],
  'engine/analysis/rules/fact-choices.ts': ['choice', 'only choices have conditions'],
  'engine/analysis/rules/grounds.ts': ['choice', 'only choices have conditions'],
  'engine/analysis/rules/long-waits.ts': ['delay task', 'the two durations that authors write'],
  'engine/analysis/rules/open-intents.ts': [
    '.step sequence task',
    'what stands behind a task stands behind it in a sequence',
  ],
  'engine/analysis/rules/packs/answer-conditions.ts': ['choice', 'only choices have conditions'],
  'engine/analysis/rules/people.ts': ['.step', 'each step once; whom it asks, every term says'],
  'engine/analysis/timing/latest-arrival.ts': [
    'pass',
    'only spares work: nothing follows a message',
  ],
  'engine/analysis/timing/parallel-messages.ts': [
    'delay fork pass send sequence show',
    'a branch is followed up to the first other term',
  ],
  'engine/analysis/timing/parallel-branch.ts': ['fork', 'only a fork is stopped by the end'],
  'engine/analysis/timing/split-silence.ts': [
    'send task',
    'the steps from which a silence is counted; any other splits nothing',
  ],
  'engine/analysis/timing/with-backstops.ts': ['fork', 'only a fork starts a branch'],
  'engine/analysis/timing/worst-case.ts': ['.step', 'finds the step from which a promise counts'],
  'engine/behaviour/sends-ahead.ts': [
    'fork send sequence',
    'only messages that wait for nothing are moved',
  ],
  'engine/behaviour/traverse.ts': [
    '.step end send sequence switch task',
    'what is asked for by name; `childrenOf` and `followersOf` know every term',
  ],
  'engine/compiler/flow/checks/who-reads.ts': [
    'send task',
    'what people are asked and told with; `followersOf` knows every term',
  ],
  'engine/compiler/confirm-path.ts': ['choice', 'only choices read facts'],
  'engine/compiler/scenes/from-finding/path-condition.ts': [
    'choice delay task',
    'the terms that read facts',
  ],
  'engine/diagram/diagram.ts': ['pass', 'a handler that does nothing is not drawn'],
  'engine/diagram/line.ts': ['pass', 'a branch that does nothing is not drawn'],
  'engine/progress/answer-by.ts': ['task', 'only a task can be open'],
  'engine/progress/position.ts': [
    'sequence',
    'the parts of a line; any other term is its only one',
  ],
  'engine/simulation/observed-course.ts': [
    'choice send task',
    'the terms whose steps a case records',
  ],
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
  const listed = Object.entries(asked).map(([file, [terms]]) => [file, terms]);
  expect(found).toEqual(Object.fromEntries(listed));
});

/** The terms that a source compares with by name, and the fields that it asks of one; `switch` where it tells all apart. */
function termsAskedIn(source: string): string {
  const found = [
    ...source.matchAll(
      /\bterm [!=]== '(\w+)'|'(\w+)' in (?:[\w.]+\.)?(?:term|behaviour|first)\b(?!\.)|\b(switch) \((?:[\w.]+\.)?term\)/g,
    ),
  ];
  const terms = found.map(([, name, field, all]) => name ?? all ?? `.${field}`);
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
