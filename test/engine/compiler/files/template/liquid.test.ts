import {
  parseText,
  vocabulary,
  type TextKind,
} from '../../../../../engine/compiler/files/template/texts/liquid.ts';
import type { TextReader } from '../../../../../engine/compiler/files/template/texts/format-value.ts';

const variables = {
  case: {
    candidate: { name: 'Ana <b>& "Co"', phone: null },
    result: { match: 81.5, passed: true, tags: ['a', 'b'], scores: [{ score: 4 }, { score: 5 }] },
    lastInterviewAt: '2026-09-29T23:30:00+08:00',
    startOn: '2026-10-12',
  },
  expires: { at: Date.parse('2026-10-09T10:00:00Z') },
  recipient: { name: 'Li Na' },
  task: { title: { en: 'Group approval', 'zh-CN': '集团审批' }, note: { label: { en: 'A' } } },
  salary: '20k',
};

const en: TextReader = { locale: 'en', zone: 'Asia/Shanghai' };
const zh: TextReader = { locale: 'zh-CN', zone: 'Asia/Shanghai' };
const berlin: TextReader = { locale: 'en', zone: 'Europe/Berlin' };

const renderText = (
  text: string,
  reader: TextReader,
  given: object,
  kind: TextKind = 'html',
): string => parseText(text, kind).render(given, reader);

test.each<[string, TextReader, string]>([
  ['Dear {{ recipient.name }}', en, 'Dear Li Na'],
  ['{{ case.candidate.name }}', en, 'Ana &#60;b&#62;&#38; &#34;Co&#34;'],
  ['{{ case.candidate.name | upcase }}', en, 'ANA &#60;B&#62;&#38; &#34;CO&#34;'],
  ['{{ case.result.match }}', en, '81.5'],
  ['{{ case.result.match | round }}', en, '82'],
  ['{{ case.result.tags }}', en, 'a, b'],
  ["{{ case.result.tags | join: ' and ' }}", en, 'a and b'],
  ['{{ case.candidate.phone }}', en, ''],
  ['{{ task.title }}', en, 'Group approval'],
  ['{{ task.title }}', zh, '集团审批'],
  ['{{ task.note }}', zh, 'A'],
  ['{{ expires | when }}', en, 'Friday, October 9, 2026 at 18:00 China Standard Time'],
  ['{{ expires | when }}', berlin, 'Friday, October 9, 2026 at 12:00 Central European Summer Time'],
  ['{{ expires | when }}', zh, '2026年10月9日星期五 中国标准时间 18:00'],
  ["{{ expires | when: 'date' }}", en, 'Friday, October 9, 2026'],
  [
    '{{ case.lastInterviewAt | when }}',
    en,
    'Tuesday, September 29, 2026 at 23:30 China Standard Time',
  ],
  ["{{ case.lastInterviewAt | when: 'date' }}", zh, '2026年9月29日星期二'],
  ['{{ case.startOn | when }}', berlin, 'Monday, October 12, 2026'],
  ['{% if case.result.passed %}yes{% else %}no{% endif %}', en, 'yes'],
  ['{% if case.result.highlights %}yes{% else %}no{% endif %}', en, 'no'],
  ["{{ case.result.highlights | default: 'none' }}", en, 'none'],
  ['{% for s in case.result.scores %}{{ s.score }};{% endfor %}', en, '4;5;'],
  ['{% assign n = case.result.match | plus: 1 %}{{ n }}', en, '82.5'],
])('%s for %j', (text, reader, filled) => {
  expect(renderText(text, reader, variables)).toBe(filled);
});

test.each<[string, unknown, string]>([
  ['an empty text', '', '-'],
  ['a text of blanks', ' \u3000\t', '-'],
  ['a text of what nobody sees', '\u200B\u3164', '-'],
  ['an empty list', [], '-'],
  ['a list of empty texts', ['', ' '], '-'],
  ['nothing', null, '-'],
  ['a text', 'a', '+'],
  ['a list with something in it', ['', 'a'], '+'],
  ['no, which is an answer', 0, '+'],
])('empty is absent: %s', (_title, a, filled) => {
  const text = '{% if a %}+{% else %}-{% endif %}{% if b.a %}+{% else %}-{% endif %}';
  expect(renderText(text, en, { a, b: { a } })).toBe(filled.repeat(2));
});

test.each<[object, TextReader, string]>([
  [{ amount: 30_000, currency: 'CNY', per: 'month' }, en, 'CN¥30,000 a month'],
  [{ amount: 30_000, currency: 'CNY', per: 'month' }, zh, '¥30,000/月'],
  [{ amount: 25.5, currency: 'EUR', per: 'hour' }, en, '€25.50 an hour'],
  [{ amount: 0, currency: 'JPY' }, en, '¥0'],
])('money is written as it is read: %j for %j', (pay, reader, filled) => {
  expect(renderText('{{ pay }}', reader, { pay })).toBe(filled);
});

test.each([
  ['Lin', 'Lin'],
  ['王芳', '王芳'],
  ['محمد', '\u2068محمد\u2069'],
  ['דוד Levy', '\u2068דוד Levy\u2069'],
  ['Lin\u202Egnp.fdp', 'Lingnp.fdp'],
  ['\u2067Lin', 'Lin'],
  ['\u200FLin', '\u2068\u200FLin\u2069'],
])('a name leaves the letters behind it alone: %j', (name, filled) => {
  expect(renderText('{{ name }} - 1', en, { name })).toBe(`${filled} - 1`);
  expect(renderText('{{ name }} - 1', en, { name }, 'plain')).toBe(`${filled} - 1`);
});

test('a subject is one line and is not escaped', () => {
  const hostile = { a: 'Li & "Na"\r\nBcc: x@y' };
  expect(renderText('{{ a }}', en, hostile, 'plain')).toBe('Li & "Na" Bcc: x@y');
});

test.each([
  ['{{ nope }}', 'undefined variable: nope'],
  ['{{ case.candidate.nme }}', 'undefined variable: case.candidate.nme'],
  ['{{ case.constructor }}', 'undefined variable: case.constructor'],
  ['{{ case.candidate.__proto__ }}', 'undefined variable: case.candidate.__proto__'],
  ['{{ reader.zone }}', 'undefined variable: reader'],
  ['{{ expires }}', 'a moment must be shown with "| when"'],
  ['{{ case.candidate }}', 'a map cannot be shown: name one of its fields'],
  ['{{ salary | when }}', '"| when" needs a moment'],
  ['{% for a in (1..9999999) %}x{% endfor %}', 'memory alloc limit exceeded'],
])('%s cannot be filled: %s', (text, reason) => {
  expect(() => renderText(text, en, variables)).toThrow(reason);
});

test.each([
  ['{{ case.candidate.name | raw }}', 'undefined filter: raw'],
  ["{{ 'now' | date: '%Y' }}", 'undefined filter: date'],
  ["{% include 'x' %}", 'tag "include" not found'],
  ["{% render 'x' %}", 'tag "render" not found'],
  ["{% layout 'x' %}", 'tag "layout" not found'],
  ['{% if a %}', 'tag {% if a %} not closed'],
  ['{{ a', 'output "{{ a" not closed'],
])('%s is not known: %s', (text, reason) => {
  expect(() => renderText(text, en, variables)).toThrow(reason);
});

test.each([...vocabulary.filters])('there is a filter %s', (filter) => {
  expect(() => parseText(`{{ a | ${filter} }}`, 'plain')).not.toThrow();
});
