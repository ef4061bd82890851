import { compileAll } from '../../../engine/compiler/compile.ts';
import { flowText, templateFiles, type WrittenDefinitions } from '../../definition-files.ts';
import { baseDefinitions } from '../analysis/subject.ts';

// What an author who has slipped is told to write instead.

const main = (steps: string): WrittenDefinitions => ({
  'flows/main.yaml': flowText('main', steps),
});
const approve = (more: string): WrittenDefinitions =>
  main(`  - { approve: A, id: a, within: 1h, rejected: [], silent: [], ${more} }\n`);

const todo = (more: string): WrittenDefinitions =>
  main(`  - { todo: A, for: head, within: 1h, silent: [], ${more} }\n`);
const scored = (when: string): WrittenDefinitions => ({
  ...main(`  - { wait: 1h, when: '${when}' }\n`),
  'case.yaml': `${baseDefinitions['case.yaml']}result:\n  match: { type: number, optional: true }\n`,
});
const calendar = (days: string): WrittenDefinitions => ({
  ...main('  - { wait: 1h }\n'),
  'calendars/other.yaml': `calendar: other\ntitle: Other\nzone: Asia/Shanghai\nhours: { ${days}: [09:00-18:00] }\nuntil: 2026-12-31\n`,
});
const tell = (expires: string): WrittenDefinitions => ({
  ...main(`  - { tell: candidate, template: word, with: { expires: ${expires} } }\n`),
  ...templateFiles('word', {
    class: 'notice',
    text: '{{ expires | when }}',
    requires: ['expires'],
  }),
});

// prettier-ignore
test.each<readonly [slip: string, files: WrittenDefinitions, hint: string]>([
  ['names in one text', approve("by: 'head, director'"), 'write a list: [head, director]'],
  ['a name with a comma that is none', approve("by: 'head, nobody'"), 'known: candidate, recruiter, hr-duty-officer, head, director, ada, ben, cleo, dora'],
  ['a key in Chinese', approve('by: head, 提醒: 50%'), 'did you mean "remind"?'],
  ['a kind of step in Chinese', main('  - { 等待: 1h }\n'), 'did you mean "wait"?'],
  ['a file in capitals', { ...main('  - { wait: 1h }\n'), 'flows/Copy.yaml': flowText('copy', '  - { wait: 1h }\n') }, 'rename the file: its name may have small letters, digits and single hyphens'],
  ['a filter of a text', { ...main('  - { tell: candidate, template: word }\n'), ...templateFiles('word', { class: 'notice', text: '{{ case.lastInterviewAt | wehn }}' }) }, 'did you mean "when"?'],
  ['a tag of a text', { ...main('  - { tell: candidate, template: word }\n'), ...templateFiles('word', { class: 'notice', text: '{% iff true %}x{% endif %}' }) }, 'did you mean "if"?'],
  ['a number where a duration may stand', tell('0'), 'write for instance "5 business days", "=case.lastInterviewAt", or a text in quotes'],
  ['yes where a duration may stand', tell('true'), 'write for instance "5 business days", "=case.lastInterviewAt", or a text in quotes'],
  ['a number for a wait', main('  - { wait: 5 }\n'), 'write for instance "24h", "2 business days"'],
  ['a duration of no time', main('  - { wait: 0 days }\n'), 'write at least "1m"'],
  ['a duration of a century', main('  - { wait: 40000 days }\n'), 'write at most "3660 days", or "2610 business days"'],
  ['a reminder far before', approve("by: head, remind: '9999 days before'"), 'write at most "3660 days", or "2610 business days"'],
  ['a share in percent', approve("by: [head, director], need: 50%"), 'write "all", a number without quotes, or a fraction such as 2/3'],
  ['one of several', approve('by: [head, director], need: any'), 'write "all", a number without quotes, or a fraction such as 2/3'],
  ['more than all', approve('by: [head, director], need: 3/2'), 'write a fraction of at most 1, such as "2/3", or "all"'],
  ['a number in quotes', approve("by: head, need: '2'"), 'write "all", a number without quotes, or a fraction such as 2/3'],
  ['sixty brackets', main(`  - { wait: 1h, when: '${'('.repeat(60)}true${')'.repeat(60)}' }\n`), 'split the decision into several steps'],
  ['two hundred entries', main(`  - { wait: 1h, when: '1 in [${'1, '.repeat(200)}1]' }\n`), 'split the decision into several steps'],
  ['a Cyrillic letter in an id', approve('by: h\u0435ad'), 'write "e"'],
  ['a Cyrillic letter in a key', main('  - { t\u043edo: A }\n'), 'write "o"'],
  ['a Greek letter in an expression', main("  - { wait: 1h, when: 'c\u03b1se.x == 1' }\n"), 'write "a"'],
  ['a separator behind an id', approve('by: "head\u2028"'), 'delete it'],
  ['outcomes that nobody sees', todo('outcomes: { "": [], " ": [], Done: [], 已完成: [] }'), 'name it in small letters, digits and hyphens, such as "confirmed"; the words on its button stand under "labels"'],
  ['a button of fillers', todo('outcomes: { done: [] }, labels: { done: "\u3164" }'), 'write words that people can read'],
  ['a button of empty Braille in one language', todo('outcomes: { done: [] }, labels: { done: { en: "\u2800", zh-CN: 好 } }'), 'write words that people can read'],
  ['a button of joiners', todo('outcomes: { done: [] }, labels: { done: "\\u200c\\u200d" }'), 'write words that people can read'],
  ['a title of empty Braille', main('  - { todo: "\u2800 ", for: head, within: 1h, outcomes: { done: [] }, silent: [] }\n'), 'write words that people can read'],
  ['two buttons with one text', todo('outcomes: { done: [], failed: [] }, labels: { done: Yes, failed: { en: "Yes ", zh-CN: 否 } }'), 'give each words of its own, so that people can tell them apart'],
  ['two choices with one text', { ...main('  - { wait: 1h }\n'), 'forms/say.yaml': 'form: say\ntitle: Say\nfields: []\nchoices: { yes: Send, no: Send }\n' }, 'give each words of its own, so that people can tell them apart'],
  ['brackets of Chinese', approve('by: 【head】'), 'write "["'],
  ['a button of blanks', todo('outcomes: { done: [] }, labels: { done: { en: " ", zh-CN: 好 } }'), 'write words that people can read'],
  ['a title of nothing', main("  - { todo: '', for: head, within: 1h, outcomes: { done: [] }, silent: [] }\n"), 'write words that people can read'],
  ['days in capitals', calendar('Mon-Fri'), 'did you mean "mon-fri"?'],
  ['days that are written out', calendar('Monday to Friday'), 'did you mean "mon-fri"?'],
  ['days in two letters', calendar('mo–sa'), 'did you mean "mon-sat"?'],
  ['days that nobody knows', calendar('workdays'), 'write a day or a range: "mon", "mon-fri"'],
  ['a field of a group that may be missing', scored('case.result.match > 5'), 'write "has(case.result) && has(case.result.match) && ..."'],
  ['the same where the group is asked for', scored('has(case.result) && case.result.match > 5'), 'write "has(case.result.match) && ..."'],
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
