import type { DefinedFinding } from '../../engine/analysis/finding/define-finding.ts';
import { locales } from '../../engine/model/locale.ts';
import { catalogues } from '../../engine/analysis/report/catalogues.ts';
import { reportedText } from '../checking/check-text.ts';
import { checkExample, partsOf } from './finding-example.ts';
import type { TextsByPath } from './definitions-around.ts';
import { code, page, table } from './markdown.ts';

/** The pages of `docs/findings` by file name: one for each kind of finding, and a list of them. */
export async function findingPages(
  kinds: readonly DefinedFinding<object>[],
  shipped: TextsByPath,
): Promise<Readonly<Record<string, string>>> {
  const sorted = kinds.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const pages: Record<string, string> = {};
  for (const kind of sorted) pages[`${kind.code}.md`] = await findingPage(kind, shipped);
  return { ...pages, 'README.md': contents(sorted) };
}

const made = 'Made by `tidings docs` from examples that the tests run; do not edit.';

const contents = (kinds: readonly DefinedFinding<object>[]): string =>
  page(
    '# What the proofs find',
    `${made} What is proved, and what is not, is told in the [tour](../language.md).`,
    table(
      ['code', 'means'],
      kinds.map(({ code: name, means }) => [`[${code(name)}](${name}.md)`, means]),
    ),
  );

async function findingPage(
  { code: name, means, about, example: { wrong, right } }: DefinedFinding<object>,
  shipped: TextsByPath,
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
    means,
    about,
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
  partsOf(example).flatMap(([path, text]) =>
    path.endsWith('.md') ? [`\`${path}\`:`, block('markdown', text)] : [block('yaml', text)],
  );

const block = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
