import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../cli/commands.ts';
import { sentenceOf } from '../../cli/sentence.ts';

test.each(Object.entries(commands))(
  '%s is listed under its name, in its own words',
  async (name, { summary, load }) => {
    const command = await load();
    expect([command.name(), command.description()]).toEqual([name, summary]);
  },
);

test.each([
  [
    'those of the settings',
    { TIDINGS_DEFINITIONS: '/a/definitions', TIDINGS_TEMPLATES: ' t ' },
    ['/a/definitions', 't'],
  ],
  [
    'those beside it for empty settings',
    { TIDINGS_DEFINITIONS: '', TIDINGS_TEMPLATES: ' ' },
    ['definitions', 'templates'],
  ],
])('every command that reads definitions takes %s', async (_title, settings, folders) => {
  const before = { ...process.env };
  Object.assign(process.env, settings);
  const taken: unknown[] = [];
  for (const { load } of Object.values(commands)) {
    const { definitions, templates } = (await load()).opts();
    taken.push(definitions ?? folders[0], templates ?? folders[1]);
  }
  process.env = before;
  expect(taken).toEqual(Object.values(commands).flatMap(() => folders));
});

test.each([
  ['an error of many lines', new Error('one\ntwo'), 'tidings: one'],
  ['what is no error', 'a word', 'tidings: a word'],
])('%s becomes one sentence', (_title, error, sentence) => {
  expect(sentenceOf(error)).toBe(sentence);
});

test('a reader who has read enough ends the program without a word', () => {
  const main = join(import.meta.dirname, '../../dist/cli/main.js');
  const { stderr } = spawnSync('sh', ['-c', '"$0" "$1" --help | true', process.execPath, main]);
  expect(stderr.toString()).toBe('');
});

test('the built program can be called by its name, however often it was built', () => {
  const main = join(import.meta.dirname, '../../dist/cli/main.js');
  expect(() => accessSync(main, constants.X_OK)).not.toThrow();
});
