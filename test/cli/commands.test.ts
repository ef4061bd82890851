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
