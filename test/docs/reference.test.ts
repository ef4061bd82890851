import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referencePages, stalePages } from '../../cli/docs/reference.ts';

const folder = join(import.meta.dirname, '../../docs/reference');

test.each(Object.entries(referencePages()))(
  '%s says what the program says: otherwise run "tidings docs"',
  async (name, text) => {
    expect(await readFile(join(folder, name), 'utf8')).toBe(text);
  },
);

test('a page that is missing or says something else is stale', async () => {
  const other = await mkdtemp(join(tmpdir(), 'tidings-docs-'));
  await writeFile(join(other, 'codes.md'), 'something else');
  expect(await stalePages(other, referencePages())).toEqual(Object.keys(referencePages()));
  await rm(other, { recursive: true });
});
