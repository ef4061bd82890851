import { compileAll } from '../../../../engine/compiler/compile.ts';
import { flowText, type WrittenDefinitions } from '../../../definition-files.ts';
import { baseDefinitions } from '../../analysis/subject.ts';

// What stands no deeper than the key to which it belongs is told once, at that key, by its indentation.

const main = (steps: string): WrittenDefinitions => ({
  'flows/main.yaml': flowText('main', steps),
});

const head = 'form: say\ntitle: Say\n';
const field = '  - name: a\n    type: choice\n    label: A\n    options:\n';
const choices = 'choices: { yes: Yes, no: No }\n';

// prettier-ignore
test.each<readonly [slip: string, files: WrittenDefinitions, found: readonly string[]]>([
  ['outcomes of a task', main('  - todo: A\n    for: head\n    within: 1h\n    silent: []\n    outcomes:\n    done: []\n    failed: []\n'), ['9 "outcomes" has no value; indent "done", "failed" below by more than "outcomes", under which they belong']],
  ['one outcome, a key of the task behind it', main('  - todo: A\n    for: head\n    within: 1h\n    outcomes:\n    done: []\n    silent: []\n'), ['8 "outcomes" has no value; indent "done" below by more than "outcomes", under which it belongs']],
  ['options of a field, another field behind them', { ...main('  - { wait: 1h }\n'), 'forms/say.yaml': `${head}fields:\n${field}  - { value: b, label: B }\n  - { value: c, label: C }\n  - { name: d, type: text, label: D }\n${choices}` }, ['7 "options" has no value; indent the 2 entries below by more than "options", under which they belong']],
  ['an option of the last field', { ...main('  - { wait: 1h }\n'), 'forms/say.yaml': `${head}fields:\n${field}  - { value: b, label: B }\n${choices}` }, ['7 "options" has no value; indent the entry below by more than "options", under which it belongs']],
  ['a label in two languages', main('  - todo:\n    en: A\n    zh-CN: 好\n    for: head\n    within: 1h\n    silent: []\n    outcomes: { done: [] }\n'), ['5 "todo" has no value; indent "en", "zh-CN" below by more than "todo", under which they belong']],
  ['nothing but a missing value', main('  - todo: A\n    for: head\n    within: 1h\n    silent: []\n    outcomes:\n  - { wait: 1h }\n'), ['9 "outcomes" has no value; write a map behind the colon']],
  ['another slip beside it', main('  - todo: A\n    for: head\n    within: 1h\n    silent: []\n    outcomes:\n    done: []\n    forr: head\n  - { wiat: 1h }\n'), ['9 "outcomes" has no value; indent "done", "forr" below by more than "outcomes", under which they belong', '12 "wiat" is not a kind of step; did you mean "wait"?']],
])('%s', async (_slip, files, found) => {
  const { diagnostics } = await compileAll(
    new Map(Object.entries({ ...baseDefinitions, ...files })),
  );
  expect(diagnostics.map(({ line, message, hint }) => `${line} ${message}; ${hint}`)).toEqual(found);
});
