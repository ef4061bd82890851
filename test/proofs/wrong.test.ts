import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExample, proveOnce } from '../../cli/docs/finding-example.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { equippedOffer, templateFiles } from '../definition-files.ts';
import { replayedScenes } from './replayed-scenes.ts';

// Flows that look right, each with what is wrong with it: a rehearsal of every one of them has broken what was once certified. A finding that
// says that it may be a false alarm has a question mark.

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'wrong');
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

/** Templates of the classes that no shipped template has, or has only with values to give. */
const around = new Map([
  ...files,
  ...Object.entries({
    ...templateFiles('intent', { class: 'intent' }),
    ...templateFiles('plain-offer', { class: 'offer' }),
    ...templateFiles('corrected', { class: 'correction' }),
    ...templateFiles('word', { class: 'notice' }),
    ...templateFiles('review', { class: 'status' }),
    ...templateFiles('survey', { class: 'survey' }),
    ...equippedOffer,
    ...templateFiles('noted', { class: 'notice', requires: ['note'], text: '{{ note }}' }),
    'forms/pay.yaml':
      'form: pay\ntitle: Pay\nfields: [{ name: pay, type: text, label: Pay, offer-term: true }]\n',
  }),
]);

const wrong = readdirSync(folder)
  .toSorted()
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, sentence = '', codes = ''] = /^# (.*)\n# finds: (.*)\n/.exec(text) ?? [];
    return { file, sentence, codes: codes.split(', '), text };
  });

test.each(wrong)('$file: $sentence', async ({ text, codes }) => {
  const { found } = await checkExample(text, around, 'en');
  const told = found.map(({ diagnostic: { code }, proof }) => {
    const { maybe, onlyWhen } = proof?.rendered ?? {};
    if (maybe !== undefined) return `${code}?`;
    return onlyWhen === undefined ? code : `${code} when a mail is late`;
  });
  expect(told).toEqual(codes);
});

test.each(wrong)('$file: a course that is shown comes true', async ({ text }) => {
  const sure = replayedScenes(await proveOnce(text, around)).filter(
    ({ title }) => !title.includes('may be a false alarm'),
  );
  expect(sure.filter(({ failures }) => failures.length > 0)).toEqual([]);
});
