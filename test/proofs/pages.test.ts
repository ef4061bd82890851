import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkExample, readExamples } from '../../cli/docs/finding-example.ts';
import { findingPages } from '../../cli/docs/finding-pages.ts';
import { stalePages } from '../../cli/docs/reference.ts';
import { proofCodes } from '../../engine/analysis/finding/codes.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'pages');
const examples = await readExamples(folder);
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

const codesIn = async (text: string): Promise<readonly string[]> => {
  const { found } = await checkExample(text, files, 'en');
  return found.map(({ diagnostic }) => diagnostic.code);
};

test('every code of a proof has a page, and nothing else has', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(proofCodes).toSorted());
});

test.each(examples)('$code: the wrong example has it, the right one nothing', async (example) => {
  expect(await codesIn(example.wrong)).toContain(example.code);
  expect(await codesIn(example.right)).toEqual([]);
});

test.each(examples)('$code: its words have no holes', async ({ code, wrong }) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const { found } = await checkExample(wrong, files, language);
    const words = found
      .filter(({ diagnostic }) => diagnostic.code === code)
      .map(({ diagnostic: { message, hint }, proof }) => [message, hint, proof?.rendered]);
    expect(JSON.stringify(words)).not.toMatch(/\{(?!")\w+\}|undefined/);
  }
});

test('docs/findings says what the program says: otherwise run "tidings docs"', async () => {
  const pages = await findingPages(folder, files);
  expect(await stalePages(join(root, 'docs/findings'), pages)).toEqual([]);
});
