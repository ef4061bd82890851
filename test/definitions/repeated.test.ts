import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';

// What several flows say is written once: in the house, or in a part.

const flows = [
  'basic-instant',
  'core-transparent',
  'urgent-fast-track',
  'senior-transparent',
] as const;
const folder = join(import.meta.dirname, '../../definitions/flows');

/** The lines of a flow behind the formatter at 100 columns, without comments and empty ones. */
const linesOf = async (flow: string): Promise<readonly string[]> => {
  const text = readFileSync(join(folder, `${flow}.yaml`), 'utf8');
  const formatted = await format(text, { parser: 'yaml', printWidth: 100, singleQuote: true });
  return formatted
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trimEnd())
    .filter((line) => line !== '');
};

/** Every four lines that follow each other, wherever they are indented. */
const blocksOf = (lines: readonly string[]): readonly string[] =>
  lines.slice(3).map((_, at) =>
    lines
      .slice(at, at + 4)
      .map((line) => line.trim())
      .join('\n'),
  );

test.each(['core-transparent', 'senior-transparent'])(
  '%s has at most forty lines',
  async (flow) => {
    expect((await linesOf(flow)).length).toBeLessThanOrEqual(40);
  },
);

test('no four lines stand in two flows', async () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const flow of flows)
    for (const block of new Set(blocksOf(await linesOf(flow)))) {
      if (seen.has(block)) twice.push(`${seen.get(block)} and ${flow}:\n${block}`);
      seen.set(block, flow);
    }
  expect(twice).toEqual([]);
});
