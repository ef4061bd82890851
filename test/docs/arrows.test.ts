import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './documents.ts';

// Imports that must not be, each planted in a tree of its own, which has nothing but them.

/** The file, what it imports, from where, and the arrow that forbids it. */
const wrong = [
  ['engine/analysis/prove.ts', '{ Ajv }', 'ajv', 'packages-of-engine'],
  ['engine/model/plan.ts', '{ parse }', 'yaml', 'packages-of-engine'],
  ['engine/expression/evaluate.ts', 'type { Env }', '@marcbachmann/cel-js', 'packages-of-engine'],
  ['engine/compiler/compile.ts', 'express', 'express', 'packages-of-engine-compiler'],
  ['engine/compiler/flow/a.ts', '{ Ajv }', 'ajv/dist/2020.js', 'packages-of-engine-compiler'],
  ['engine/model/act.ts', '{ say }', '../../scripts/run.mjs', 'engine-is-the-bottom'],
  ['engine/model/base.ts', '{ prove }', '../analysis/prove.ts', 'in-order-engine-model'],
  ['engine/steps/todo.ts', '{ readFileSync }', 'node:fs', 'sandbox-builtins'],
  ['workflows/clock.ts', '{ Client }', '@temporalio/client', 'packages-of-workflows'],
  ['workflows/host.ts', '{ compile }', '../engine/compiler/compile.ts', 'workflows'],
  ['worker/start-worker.ts', 'type { Pool }', 'pg', 'packages-of-worker'],
  ['worker/activities/deliver.ts', '{ compile }', '../../engine/compiler/compile.ts', 'worker'],
  ['wording/outcome.ts', '{ h }', 'preact', 'packages-of-wording'],
  ['store/links.ts', '{ compileAll }', '../engine/compiler/compile.ts', 'store'],
  ['store/cases.ts', 'type { Plan }', '../engine/compiler/compile.ts', 'store'],
  ['store/pins.ts', 'express', 'express', 'packages-of-store'],
  ['platform/folder.ts', '{ Pool }', 'pg', 'packages-of-platform'],
  ['server/routes/api.ts', '{ openStore }', '../../store/database.ts', 'services-know-the-store'],
  ['server/app.ts', '{ openStore }', '../store/database.ts', 'services-know-the-store'],
  ['server/pages/time.tsx', '{ Client }', '@temporalio/client', 'services-know-the-store'],
  [
    'server/routes/health.ts',
    '* as temporal',
    '../../platform/temporal/connection.ts',
    'services-know-the-store',
  ],
  ['server/pages/layout.tsx', '{ sql }', 'kysely', 'packages-of-server-pages'],
  ['server/services/poll.ts', '{ run }', '../../scripts/run.mjs', 'server'],
  ['cli/show.ts', '{ Layout }', '../server/pages/layout.tsx', 'cli-knows-no-pages'],
  ['cli/close.ts', '{ say }', '../scripts/run.mjs', 'cli'],
  ['cli/diagram/svg.ts', '{ Graph }', 'mermaid', 'packages-of-cli'],
] as const;

/** Their brothers that may be. */
const right = [
  ['engine/expression/check/nearest.ts', '{ distance }', 'fastest-levenshtein'],
  ['engine/compiler/source/compose.ts', '{ parse }', 'yaml'],
  ['workflows/door.ts', '{ Payload }', '@temporalio/common'],
  ['store/people.ts', '{ Plan }', '../engine/model/plan.ts'],
  ['server/routes/task.ts', 'type { Store }', '../../store/database.ts'],
  ['server/routes/codec.ts', 'type { Payload }', '@temporalio/common'],
  ['server/services/case-runs.ts', '{ openStore }', '../../store/database.ts'],
] as const;

interface ForbiddenImport {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const folder = mkdtempSync(join(tmpdir(), 'arrows-'));
let violations: readonly ForbiddenImport[] = [];
beforeAll(() => {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [file, , from] of [...wrong, ...right])
    if (from.startsWith('.')) write(join(dirname(file), from), '');
    else if (from.endsWith('.js')) write(`node_modules/${from}`, '');
    else if (!from.startsWith('node:')) write(`node_modules/${from}/index.js`, '');
  for (const [file, what, from] of [...wrong, ...right])
    write(file, `import ${what} from '${from}';\n`);
  write('tsconfig.json', '{}');
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const reads = ['--import', join(root, 'scripts/depcruise-reads-tsx.mjs')];
  const parts = new Set([...wrong, ...right].map(([file]) => file.split('/')[0] ?? ''));
  const output = execFileSync(process.execPath, [...reads, cruiser, ...config, ...parts], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  violations = JSON.parse(output).summary.violations;
});
afterAll(() => rmSync(folder, { recursive: true }));

const forbidding = (file: string) =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test.each(wrong)('%s may not import %s from %s: %s', (file, _what, _from, rule) => {
  expect(forbidding(file)).toContain(rule);
});

test.each(right)('%s may import %s from %s', (file) => {
  expect(forbidding(file)).toEqual([]);
});
