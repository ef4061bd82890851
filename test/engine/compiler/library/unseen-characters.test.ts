import { compileAll } from '../../../../engine/compiler/compile.ts';
import { flowText, templateFiles, type WrittenDefinitions } from '../../../definition-files.ts';
import { baseDefinitions } from '../../analysis/subject.ts';

// Characters that nobody sees, in words of the language and in texts for people.

const notice = (text: string): WrittenDefinitions =>
  templateFiles('notice', { class: 'notice', text });
const step = (written: string): WrittenDefinitions => ({
  'flows/main.yaml': flowText('main', `  - { ${written} }\n`),
});

// prettier-ignore
test.each<readonly [where: string, files: WrittenDefinitions, found: readonly string[]]>([
  ['a label', step("todo: 'Call\u200b them', for: head, within: 1h, outcomes: { done: [] }, silent: []"), ['flows/main.yaml:5:18 an invisible character (U+200B) stands here']],
  ['a label that is turned', step("todo: 'Call \u202ethem', for: head, within: 1h, outcomes: { done: [] }, silent: []"), ['flows/main.yaml:5:19 an invisible character that turns the direction of the text (U+202E) stands here']],
  ['one that is written by its number', step('todo: "a\\u202Eb", for: head, within: 1h, outcomes: { done: [] }, silent: []'), ['flows/main.yaml:5:15 an invisible character that turns the direction of the text (U+202E) stands here']],
  ['one that is written by its number in a mail, where it is what it says', notice('write \\u202e'), []],
  ['an id, of which its own check tells', step("wait: 1h, id: 'a\u200bb'"), ['flows/main.yaml:5:23 an invisible character (U+200B) stands here']],
  ['a comment', { 'flows/main.yaml': `# \u200b\n${flowText('main', '  - { wait: 1h }\n')}` }, []],
  ['a mail', notice('Hello\ufffd'), ['templates/notice/en.mjml:1:53 a letter was lost here, and the sign for that is left (U+FFFD)', 'templates/notice/zh-CN.mjml:1:53 a letter was lost here, and the sign for that is left (U+FFFD)']],
  ['words that join their letters, or break where they may', notice('\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 Donau\u00addampf \ud83d\udc69\u200d\ud83d\udcbb'), []],
  ['texts of China', notice('您好，（请）“确认”：全角\u3000空格'), []],
])('%s', async (_where, files, found) => {
  const { diagnostics } = await compileAll(new Map(Object.entries({ ...baseDefinitions, ...step('wait: 1h'), ...files })));
  expect(diagnostics.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual(found);
});
