import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../engine/analysis/rules/index.ts';
import { battery } from './battery.ts';
import { equivalentMutants } from './equivalent.ts';
import { writtenMutants } from './written.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const written = writtenMutants();
const clauses = written.flatMap(({ against }) => ('clause' in against ? [against.clause] : []));
const semantics = read('docs/design/semantics.md');

test('each mutant that is written by hand has a name of its own', () => {
  const titles = new Set(written.map(({ title }) => title));
  expect(titles.size).toBe(written.length);
});

test('the clauses against which they are stand on the page about what a case does', () => {
  expect(clauses.filter((clause) => !semantics.includes(clause))).toEqual([]);
});

/** What proofs do not reason about, by its first words. */
const elsewhere = [
  '- **Lines.** The main line',
  '- **Tasks**: each that was opened',
  '- **Messages**: each that was sent, with its delivery outcome',
  '- **Results** of steps, by',
  '- **Facts**, which never change',
  '- Whether an error has **stopped** the case',
  '- An event that takes over voids',
  '- a line that an event holds',
];

test('each item of that page has one, unless it only says what there is', () => {
  const items = semantics
    .split('\n')
    .filter((line) => /^(?:- |\| (?!step |-))/.test(line))
    .filter((line) => !elsewhere.some((words) => line.startsWith(words)));
  expect(items.length).toBeGreaterThan(20);
  expect(items.filter((line) => !clauses.some((clause) => line.includes(clause)))).toEqual([]);
});

test('each finding has one', () => {
  const codes = new Set(written.flatMap(({ against }) => ('code' in against ? against.code : [])));
  const kinds = rules.flatMap(({ finds }) => finds.map((kind) => kind.code));
  expect(kinds.filter((code) => !codes.has(code))).toEqual([]);
});

test('what is called equivalent still stands in the sources, in one place', () => {
  const places = equivalentMutants.map(({ file, line, behind }) => {
    const lines = read(file)
      .split('\n')
      .map((one) => one.trim());
    const found = lines.filter(
      (one, index) => one === line && (behind === undefined || lines[index - 1] === behind),
    );
    return [line, found.length];
  });
  expect(places.filter(([, count]) => count !== 1)).toEqual([]);
});

test('every test of the battery is there', () => {
  expect(battery.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
});
