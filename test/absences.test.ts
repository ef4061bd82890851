import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { stepKinds } from '../engine/steps/index.ts';

// What architecture.md says must never be there. The arrows between rooms are dependency-cruiser's, in `npm run check`.

const root = join(import.meta.dirname, '..');
const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const filesWith = (pattern: RegExp, files: readonly string[]) =>
  files.filter((file) => pattern.test(read(file)));
const below = (room: string) => sources.filter((file) => file.startsWith(room));
const inSandbox = sources.filter(
  (file) => /^(engine|workflows)\//.test(file) && !file.startsWith('engine/compiler/'),
);

test.each([
  [
    'the engine never imports Temporal',
    /from '@temporalio/,
    inSandbox.filter((file) => file.startsWith('engine/')),
  ],
  [
    'workflow code never reads an environment, a file or the network',
    /\bprocess\.|from 'node:|\bfetch\(/,
    inSandbox,
  ],
  [
    'workflow code never depends on a locale or a zone of the machine',
    /\bIntl\.|toLocale|localeCompare|\.get(Hours|Day|Date|Month|FullYear)\(/,
    inSandbox,
  ],
  [
    'only the clock of a case reads the time',
    /Date\.now\(\)|new Date\(\)/,
    inSandbox.filter((file) => file !== 'workflows/clock.ts'),
  ],
  [
    'the server reads the time of the clock that it is given',
    /\bDate\.now\(\)|\bnew Date\(\)/,
    // gRPC compares its deadlines with the machine's clock.
    below('server/').filter((file) => file !== 'server/services/temporal-runner.ts'),
  ],
  [
    'there is no `any`, no enum and no default export',
    /: any\b|as any\b|^export enum|^enum |^export default/m,
    sources.filter((file) => !file.startsWith('test/')),
  ],
])('%s', (_sentence, pattern, files) => {
  expect(files.length).toBeGreaterThan(0);
  expect(filesWith(pattern, files)).toEqual([]);
});

/** Where a test asks what time it is, and why. */
const asking: Readonly<Record<string, string>> = {
  'test/comparison/run-commands.ts': 'gives the programs of both trees one day as today',
  'test/conformance/real-time.ts': 'plays in real time what virtual time cannot show',
  'test/start/erased.long.test.ts':
    "opens a case on a stack that goes by the machine's clock, whatever its calendars know",
  'test/virtual-time.ts': "starts wait from Temporal's clock on, which is the machine's",
  'test/workflows/harness.ts': "cases start on the Monday that comes next on Temporal's clock",
};

test('no other test asks what time it is: its start is a literal, its patience is monotonic', () => {
  const now = /\bDate\.now\b|\bnew Date(?:\(\s*\)|[;,)])/;
  expect(filesWith(now, below('test/'))).toEqual(Object.keys(asking));
});

test('what test files share registers nothing by being loaded, since it is loaded once for all of them', () => {
  const shared = below('test/').filter((file) => !/\.test\.tsx?$/.test(file));
  expect(filesWith(/^(before|after)(Each|All)\(/m, shared)).toEqual([]);
});

test('no module is called utils, helpers, common or manager', () => {
  const named = sources.filter((file) => /util|helper|common|manager/.test(basename(file)));
  expect(named).toEqual([]);
});

/** Every declaration of an interface, a type or a class. */
const declaration = /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class) (\w+)/gm;

test('a type has a name of its own; only step kinds share one, for the fields that an author writes', () => {
  const filesByName = new Map<string, string[]>();
  for (const file of sources)
    for (const [, name = ''] of read(file).matchAll(declaration))
      filesByName.set(name, [...(filesByName.get(name) ?? []), file]);
  const shared = [...filesByName].filter(
    ([name, files]) =>
      files.length > 1 &&
      !(name === 'Written' && files.every((file) => file.startsWith('engine/steps/'))),
  );
  expect(shared).toEqual([]);
});

test('a step kind is named by its own file and by the table alone', () => {
  const kinds = Object.keys(stepKinds).join('|');
  const naming = new RegExp(`kind(: | === |: readonly )'(${kinds})'|from '\\./(${kinds})\\.ts'`);
  const strangers = filesWith(naming, inSandbox).filter(
    (file) => !Object.keys(stepKinds).includes(basename(file, '.ts')),
  );
  expect(strangers).toEqual(['engine/steps/index.ts']);
});

test('the workflow bundle holds the engine, the workflows and the libraries made for the sandbox', async () => {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows'),
    logger: new DefaultLogger('ERROR'),
  });
  const modules = [
    ...new Set([...code.matchAll(/!\*\*\* \.\/(\S+) \*\*\*!/g)].map(([, name]) => name ?? '')),
  ];
  const packages = modules
    .map((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1])
    .filter((name) => name !== undefined);
  const own = modules.filter((name) => !name.startsWith('node_modules/'));
  expect([...new Set(packages)].toSorted()).toEqual([
    '@temporalio/common',
    '@temporalio/workflow',
    'long',
    'ms',
    'nexus-rpc',
  ]);
  expect(own.filter((name) => !inSandbox.includes(name))).toEqual([
    'workflows-autogenerated-entrypoint.cjs',
  ]);
});
