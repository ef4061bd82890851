import { join } from 'node:path';
import { checkReport } from '../../cli/checking/report.ts';
import { checkExample, proveOnce } from '../../cli/docs/finding-example.ts';
import { findingPages } from '../../cli/docs/finding-pages.ts';
import { stalePages } from '../../cli/docs/reference.ts';
import { findingKinds } from '../../engine/analysis/rules/finding-kinds.ts';
import { rules } from '../../engine/analysis/rules/index.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';

const root = join(import.meta.dirname, '../..');
const kinds = [...findingKinds.values()];
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

const codesIn = async (text: string): Promise<readonly string[]> => {
  const { found } = await checkExample(text, files, 'en');
  return found.map(({ diagnostic }) => diagnostic.code);
};

test('no two kinds of finding have the same code', () => {
  expect(kinds.map(({ code }) => code)).toEqual(
    rules.flatMap(({ finds }) => finds).map(({ code }) => code),
  );
});

test.each(kinds)(
  '$code: the wrong example has it, the right one nothing',
  async ({ code, example }) => {
    expect(await codesIn(example.wrong)).toContain(code);
    expect(await codesIn(example.right)).toEqual([]);
  },
);

test.each(kinds)(
  '$code: what is an error withholds the certificate',
  async ({ severity, example }) => {
    const { proved } = await proveOnce(example.wrong, files);
    const others = proved?.findings.filter((one) => one.severity === 'error') ?? [];
    expect(others.length > 0).toBe(severity === 'error');
    expect(proved?.certificate !== undefined).toBe(severity === 'warning');
  },
);

test.each(kinds)('$code: a check of its flow alone tells of it', async ({ code, example }) => {
  const { definitions: compiled, proved, files: around } = await proveOnce(example.wrong, files);
  const { found } = checkReport(
    { files: around, compiled, proved: proved ? [proved] : [] },
    (file) => file === 'flows/example.yaml',
    'en',
  );
  expect(found.map(({ diagnostic }) => diagnostic.code)).toContain(code);
});

test.each(kinds)('$code: its words have no holes', async ({ code, example: { wrong } }) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const { found } = await checkExample(wrong, files, language);
    const words = found
      .filter(({ diagnostic }) => diagnostic.code === code)
      .map(({ diagnostic: { message, hint }, proof }) => [message, hint, proof?.rendered]);
    expect(JSON.stringify(words)).not.toMatch(/\{(?!")\w+\}|undefined/);
  }
});

test('docs/findings says what the program says: otherwise run "tidings docs"', async () => {
  const pages = await findingPages(kinds, files);
  expect(await stalePages(join(root, 'docs/findings'), pages)).toEqual([]);
});
