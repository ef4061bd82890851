import { mutants } from '../conformance/mutants.ts';
import { documentOf } from './documents.ts';

// The table is printed by a run that takes a while; here it has at least a row for each fault, and none for another.

const rows = documentOf('docs/conformance.md')
  .split('<!-- mutants -->')
  .slice(1)
  .flatMap((text) => text.split('\n').filter((line) => line.startsWith('| ')))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('the page shows each deliberate fault, and that something has noticed it', () => {
  const shown = rows
    .filter(([, , file = '']) => file.includes('/'))
    .map(([, title, file, differed, , , tests]) => ({
      title,
      file,
      noticed: differed !== 'nothing' || tests === 'fail',
    }));
  expect(shown).toEqual(mutants.map(({ title, file }) => ({ title, file, noticed: true })));
});
