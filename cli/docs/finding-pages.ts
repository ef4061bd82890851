import { proofCodes } from '../../engine/analysis/finding/codes.ts';
import { locales } from '../../engine/model/locale.ts';
import { catalogues } from '../../engine/analysis/report/catalogues.ts';
import { reportedText } from '../checking/check-text.ts';
import { checkExample, type FindingExample, partsOf, readExamples } from './finding-example.ts';
import { code, page, table } from './markdown.ts';

/** The pages of `docs/findings` by file name: one for each code that has examples, and a list of them. */
export async function findingPages(
  folder: string,
  shipped: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, string>>> {
  const pages: Record<string, string> = {};
  for (const example of await readExamples(folder))
    pages[`${example.code}.md`] = await findingPage(example, shipped);
  return { ...pages, 'README.md': contents(Object.keys(pages)) };
}

const meanings: Readonly<Record<string, string>> = proofCodes;

const made = 'Made by `tidings docs` from examples that the tests run; do not edit.';

const contents = (pages: readonly string[]): string =>
  page(
    '# What the proofs find',
    `${made} What is proved, and what is not, is told in the [tour](../language.md).`,
    table(
      ['code', 'means'],
      pages
        .map((file) => file.replace(/\.md$/, ''))
        .toSorted()
        .map((name) => [`[${code(name)}](${name}.md)`, meanings[name] ?? '']),
    ),
  );

async function findingPage(
  { code: name, about, wrong, right }: FindingExample,
  shipped: ReadonlyMap<string, string>,
): Promise<string> {
  const texts = [];
  for (const locale of locales) {
    const { found, files } = await checkExample(wrong, shipped, locale);
    const [first] = found.filter(({ diagnostic }) => diagnostic.code === name);
    texts.push(first === undefined ? '' : reportedText(first, files, catalogues[locale]).trimEnd());
  }
  const [english = '', chinese = ''] = texts;
  return page(
    `# ${name}`,
    made,
    meanings[name] ?? '',
    about.trim(),
    '## Wrong',
    ...blocks(wrong),
    '`tidings check` says:',
    block('text', english),
    '## Right',
    ...blocks(right),
    '## 中文',
    block('text', chinese),
  );
}

const blocks = (example: string): readonly string[] =>
  partsOf(example).map(([, text]) => block('yaml', text));

const block = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
