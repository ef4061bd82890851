import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { baseDefinitions } from '../engine/analysis/subject.ts';

// A rule is one file and one line: whatever tells of findings learns of a new one from the table.

const root = join(import.meta.dirname, '../..');

/** A rule that finds every wait, as an author of rules would write it. */
const newRule = `
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';

const waits = defineFinding<{ readonly step: string }>({
  code: 'waits',
  severity: 'error',
  means: 'Time is let go by.',
  about: 'Nobody likes to wait.',
  example: { wrong: \`
steps: [{ wait: 1h }, { tell: candidate, template: no-decision }, { end: told }]
\`, right: \`
steps: [{ tell: candidate, template: no-decision }, { end: told }]
\` },
  says: {
    en: ({ values: { step } }) => ({ message: \`"\${step}" waits\`, hint: 'do not wait' }),
    'zh-CN': ({ values: { step } }) => ({ message: \`“\${step}”在等待\`, hint: '不要等待' }),
  },
});

export const noWaits = defineRule({
  finds: [waits],
  find: ({ flow }) =>
    linesOf(flow)
      .flatMap((line) => termsOf(line))
      .flatMap((term) =>
        term.term === 'delay' ? [waits.found({ at: { step: term.step }, values: term })] : [],
      ),
});
`;

/** Tells what the check, a code scanning service and the pages have of the new code, as JSON. */
const probe = `
import { checkSarif } from './cli/checking/check-sarif.ts';
import { checkExample } from './cli/docs/finding-example.ts';
import { findingPages } from './cli/docs/finding-pages.ts';
import { findingKinds } from './engine/analysis/rules/finding-kinds.ts';

const files = new Map(Object.entries(JSON.parse(process.argv[2])));
const kind = findingKinds.get('waits');
const wrong = await checkExample(kind.example.wrong, files, 'en');
const right = await checkExample(kind.example.right, files, 'en');
const { runs } = JSON.parse(checkSarif({ ...wrong, certificates: [] }, (file) => file));
process.stdout.write(JSON.stringify({
  wrong: wrong.found.map(({ diagnostic: { code, severity, line, message, hint }, proof }) =>
    [code, severity, line, message, hint, proof?.page]),
  right: right.found.length,
  rules: runs[0].tool.driver.rules,
  pages: await findingPages([kind], files),
}));
`;

test('a rule is one file and one line', async () => {
  const { wrong, right, rules, pages } = await withNewRule();
  expect(wrong).toEqual([
    ['waits', 'error', 5, '"wait" waits', 'do not wait', 'docs/findings/waits.md'],
  ]);
  expect(right).toBe(0);
  expect(rules).toEqual([
    {
      id: 'waits',
      shortDescription: { text: 'Time is let go by.' },
      help: { text: 'docs/findings/waits.md' },
    },
  ]);
  expect(pages['README.md']).toContain('| [`waits`](waits.md) | Time is let go by. |');
  expect(pages['waits.md']).toContain('“wait”在等待');
}, 60_000);

interface ProbeResult {
  readonly wrong: readonly (readonly unknown[])[];
  readonly right: number;
  readonly rules: readonly object[];
  readonly pages: Readonly<Record<string, string>>;
}

/** Runs the probe in a copy of the sources that has the new file, and the new line in the table. */
async function withNewRule(): Promise<ProbeResult> {
  const copy = await mkdtemp(join(tmpdir(), 'tidings-new-rule-'));
  try {
    for (const name of ['package.json', 'tsconfig.json', 'cli', 'engine', 'platform', 'store'])
      await cp(join(root, name), join(copy, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await writeFile(join(copy, 'engine/analysis/rules/no-waits.ts'), newRule);
    const table = join(copy, 'engine/analysis/rules/index.ts');
    const source = await readFile(table, 'utf8');
    const line = source.replace('readonly Rule[] = [', '$& noWaits,');
    await writeFile(table, `import { noWaits } from './no-waits.ts';\n${line}`);
    await writeFile(join(copy, 'probe.ts'), probe);
    const args = ['--import', 'tsx', 'probe.ts', JSON.stringify(flowless)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: copy });
    const result: ProbeResult = JSON.parse(stdout);
    return result;
  } finally {
    await rm(copy, { recursive: true });
  }
}

const flowless = {
  ...baseDefinitions,
  'calendars/cn-office.yaml': (baseDefinitions['calendars/office.yaml'] ?? '').replace(
    'office',
    'cn-office',
  ),
  'routing.yaml': 'rules: [{ flow: example }]\n',
};
