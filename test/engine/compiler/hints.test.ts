import { compileAll } from '../../../engine/compiler/compile.ts';
import { flowText, templateFiles, type WrittenDefinitions } from '../../definition-files.ts';
import { baseDefinitions } from '../analysis/subject.ts';

// What an author who has slipped is told to write instead.

const main = (steps: string): WrittenDefinitions => ({
  'flows/main.yaml': flowText('main', steps),
});
const approve = (more: string): WrittenDefinitions =>
  main(`  - { approve: A, id: a, within: 1h, rejected: [], silent: [], ${more} }\n`);

// prettier-ignore
test.each<readonly [slip: string, files: WrittenDefinitions, hint: string]>([
  ['names in one text', approve("by: 'head, director'"), 'write a list: [head, director]'],
  ['a name with a comma that is none', approve("by: 'head, nobody'"), 'known: candidate, recruiter, hr-duty-officer, head, director, ada, ben, cleo, dora'],
  ['a key in Chinese', approve('by: head, 提醒: 50%'), 'did you mean "remind"?'],
  ['a kind of step in Chinese', main('  - { 等待: 1h }\n'), 'did you mean "wait"?'],
  ['a file in capitals', { ...main('  - { wait: 1h }\n'), 'flows/Copy.yaml': flowText('copy', '  - { wait: 1h }\n') }, 'rename the file: its name may have small letters, digits and single hyphens'],
  ['a filter of a text', { ...main('  - { tell: candidate, template: word }\n'), ...templateFiles('word', { class: 'notice', text: '{{ case.lastInterviewAt | wehn }}' }) }, 'did you mean "when"?'],
  ['a tag of a text', { ...main('  - { tell: candidate, template: word }\n'), ...templateFiles('word', { class: 'notice', text: '{% iff true %}x{% endif %}' }) }, 'did you mean "if"?'],
  ['a mail in other letters', { ...main('  - { wait: 1h }\n'), ...renamed('notice', 'zh-CN', 'zh_cn') }, 'rename "zh_cn.mjml" to "zh-CN.mjml"'],
])('%s', async (_slip, files, hint) => {
  const { diagnostics } = await compileAll(
    new Map(Object.entries({ ...baseDefinitions, ...files }).filter(([, text]) => text !== '')),
  );
  expect(new Set(diagnostics.map((one) => one.hint))).toEqual(new Set([hint]));
});

function renamed(template: string, from: string, to: string): WrittenDefinitions {
  const text = baseDefinitions[`templates/${template}/${from}.mjml`] ?? '';
  return { [`templates/${template}/${from}.mjml`]: '', [`templates/${template}/${to}.mjml`]: text };
}
