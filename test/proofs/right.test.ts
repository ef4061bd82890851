import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExample } from '../../cli/docs/finding-example.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { equippedOffer } from '../definition-files.ts';

// Flows that look as if something were wrong with them, each with the reason why nothing is: false alarms are faults as well.

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'right');
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

/** A case that carries a moment of which nothing says whether it has passed. */
const around = new Map([
  ...files,
  ...Object.entries(equippedOffer),
  ['case.yaml', `${files.get('case.yaml')}\njoinsAt: { type: moment }\n`],
]);

const right = readdirSync(folder)
  .toSorted()
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, sentence = ''] = /^# (.*)\n/.exec(text) ?? [];
    return { file, sentence, text };
  });

test('there are at least forty of them', () => {
  expect(right.length).toBeGreaterThanOrEqual(40);
});

test.each(right)('$file: $sentence', async ({ text }) => {
  const { found } = await checkExample(text, around, 'en');
  expect(found.map(({ diagnostic: { code, message } }) => `${code}: ${message}`)).toEqual([]);
});
