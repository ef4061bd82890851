import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { routing } from './files.ts';
import { diagnosticsOf, lineOf, standsOn } from './found.ts';
import { applyEdits, type Mutation } from './mutation.ts';
import { mutations } from './mutations.ts';
import { type CaughtMutation, mutationPage } from './table.ts';

// Mutations of the shipped definitions, each of which the check reports. TIDINGS_RECORD=1 writes the page that shows them.

const root = join(import.meta.dirname, '../..');
const page = join(root, 'docs/mutations.md');
const recording = process.env['TIDINGS_RECORD'] === '1';
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));
const caught = new Map<Mutation, CaughtMutation>();

test.each(['basic-instant', 'core-transparent', 'urgent-fast-track'])(
  'nothing is found in %s as it is shipped',
  async (flow) => {
    expect(await diagnosticsOf(files, flow)).toEqual([]);
  },
);

const withPreparation = mutations.filter(({ given }) => given !== undefined);
test.each(withPreparation)('$flow is right before $title', async ({ flow, given = [] }) => {
  expect(await diagnosticsOf(applyEdits(files, given), flow)).toEqual([]);
});

test.each(mutations)('$flow: $title', async (mutation) => {
  const { flow, given = [], edits, codes, on } = mutation;
  const spoiled = applyEdits(files, [...given, ...edits]);
  const own = [...spoiled].filter(
    ([file]) => file === routing && edits.some((one) => one.file === file),
  );
  const found = await diagnosticsOf(spoiled, flow, new Map(own));
  const by = found.find((one) => codes.includes(one.code) && standsOn(one, on, spoiled));
  if (by !== undefined) caught.set(mutation, { mutation, by, files: spoiled });
  const places = found.map((one) => `${one.code}: ${lineOf(one, spoiled)}`);
  expect(by === undefined ? places : 'found').toBe('found');
});

test('docs/mutations.md shows what was found', () => {
  const fresh = mutationPage(mutations.flatMap((one) => caught.get(one) ?? []));
  if (recording) writeFileSync(page, fresh);
  expect(readFileSync(page, 'utf8')).toBe(fresh);
});
