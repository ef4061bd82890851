import { join } from 'node:path';
import { compileAll } from '../../engine/compiler/compile.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { blocksIn, documents, root } from './documents.ts';

// A block is a file, whose path its first line names, or a list of steps. One that names a shipped file says what that file says.

const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

interface Block {
  readonly title: string;
  readonly file: string;
  readonly text: string;
}

// Those of the findings are held to more by a test of their own.
const read = documents.filter(({ file }) => !file.startsWith('docs/findings/'));

const blocks = read.flatMap(({ file, text }) =>
  blocksIn(text, 'yaml').map((block, n): Block => {
    const title = `${file}, block ${n + 1}`;
    const [, path] = /^# (\S+\.yaml)\n/.exec(block) ?? [];
    if (path !== undefined) return { title, file: path, text: block };
    const id = title.toLowerCase().replaceAll(/\W+/g, '-');
    return { title, file: `flows/${id}.yaml`, text: flowAround(id, block) };
  }),
);

function flowAround(id: string, steps: string): string {
  return `flow: ${id}\ntitle: Example\ncalendar: cn-office\nsteps:\n${steps.replaceAll(/^/gm, '  ')}`;
}

const quoted = blocks.filter(({ file }) => files.has(file));
const own = blocks.filter(({ file }) => !files.has(file));

const withoutFirstLine = (text: string) => text.slice(text.indexOf('\n') + 1);

test('no two blocks are the same file', () => {
  expect(new Set(own.map(({ file }) => file)).size).toBe(own.length);
});

test.each(quoted)('$title is the shipped $file', ({ file, text }) => {
  expect(withoutFirstLine(text)).toBe(withoutFirstLine(files.get(file) ?? ''));
});

const { diagnostics } = await compileAll(
  new Map([...files, ...own.map(({ file, text }) => [file, text] as const)]),
);

describe('what the documents show compiles without a finding', () => {
  test.each(own)('$title', ({ file }) => {
    expect(diagnostics.filter((one) => one.file === file)).toEqual([]);
  });
});
