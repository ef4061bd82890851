import { readFileSync } from 'node:fs';
import { compileForm } from '../../../../engine/compiler/files/form/compile-form.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { diagnosticLines } from '../findings.ts';

const calendars = ['cn-office', 'cn-shop', 'de-office'];

const compile = (yaml: string, known = calendars) =>
  compileForm(parse(yaml, 'forms/start.yaml'), 'start', known, ['compensation']);

const paragraphs = (count: number, maxLength: number) =>
  `form: start\ntitle: Start\nfields:\n${Array.from(
    { length: count },
    (_, at) => `  - {name: p${at}, type: paragraph, label: P, maxLength: ${maxLength}}\n`,
  ).join('')}`;

test.each([
  ['as many texts as fit', paragraphs(8, 2000), []],
  [
    'one too many',
    paragraphs(9, 2000),
    ['3:1 too-much-to-carry: its answers can have 71 KB together, 64 KB are possible'],
  ],
  [
    'fifty long ones',
    paragraphs(50, 10_000),
    ['3:1 too-much-to-carry: its answers can have 1954 KB together, 64 KB are possible'],
  ],
])('what an answer can hold at most: %s', (_title, yaml, found) => {
  expect(diagnosticLines(compile(yaml).diagnostics)).toEqual(found);
});

/** A form with this one field. */
const withField = (field: string): string => `form: start\ntitle: Start\nfields:\n  - ${field}\n`;

test.each(['first-day', 'offer-answer'])('the shipped form %s has no findings', (id) => {
  const file = `forms/${id}.yaml`;
  const source = parse(readFileSync(`definitions/${file}`, 'utf8'), file);
  expect(compileForm(source, id, calendars).diagnostics).toEqual([]);
});

test('a form is lowered with its defaults', () => {
  const yaml = `
form: start
title: {en: Start, zh-CN: 入职}
intro: A few questions
fields:
  - {name: nick, type: text, label: Nickname, required: false}
  - {name: topics, type: paragraph, label: Topics, maxLength: 500, help: Anything}
  - {name: device, type: choice, label: Device, options: [{value: mac, label: {en: Mac, zh-CN: 苹果}}, {value: pc}]}
  - {name: day, type: working-day, label: First day, calendar: cn-shop}
  - {name: later, type: working-day, label: Or, calendar: cn-shop, from: 3 days, count: 10}
  - {name: proof, type: upload, label: Certificate, accept: [pdf, png], maxSize: 1.5 MB}
choices:
  accepted: Yes please
  declined: {en: No, zh-CN: 不}
`;
  expect(compile(yaml)).toEqual({
    diagnostics: [],
    value: {
      id: 'start',
      title: { en: 'Start', 'zh-CN': '入职' },
      intro: 'A few questions',
      fields: [
        { name: 'nick', type: 'text', label: 'Nickname', required: false, maxLength: 200 },
        {
          name: 'topics',
          type: 'paragraph',
          label: 'Topics',
          help: 'Anything',
          required: true,
          maxLength: 500,
        },
        {
          name: 'device',
          type: 'choice',
          label: 'Device',
          required: true,
          options: [
            { value: 'mac', label: { en: 'Mac', 'zh-CN': '苹果' } },
            { value: 'pc', label: 'pc' },
          ],
        },
        {
          name: 'day',
          type: 'working-day',
          label: 'First day',
          required: true,
          calendar: 'cn-shop',
          from: { businessDays: 1, calendar: 'cn-shop' },
          count: 5,
        },
        {
          name: 'later',
          type: 'working-day',
          label: 'Or',
          required: true,
          calendar: 'cn-shop',
          from: { ms: 259_200_000 },
          count: 10,
        },
        {
          name: 'proof',
          type: 'upload',
          label: 'Certificate',
          required: true,
          accept: ['pdf', 'png'],
          maxBytes: 1_572_864,
        },
      ],
      choices: [
        { outcome: 'accepted', label: 'Yes please' },
        { outcome: 'declined', label: { en: 'No', 'zh-CN': '不' } },
      ],
    },
  });
});

test('the only calendar need not be written', () => {
  const yaml = withField('{name: day, type: working-day, label: Day}');
  expect(compile(yaml, ['cn-office']).value?.fields[0]).toMatchObject({
    calendar: 'cn-office',
    from: { businessDays: 1, calendar: 'cn-office' },
  });
});

test.each([
  [
    'the name of the file',
    'form: begin\ntitle: Start\nfields: [{name: a, type: text, label: A}]',
    '1:7 wrong-name: "begin" stands where "start" is expected, the name of its file',
  ],
  [
    'a form that asks nothing',
    'form: start\ntitle: Start\nfields: []',
    '3:1 missing-key: the form asks for nothing',
  ],
  [
    'an unknown type',
    withField('{name: a, type: txet, label: A}'),
    '4:21 wrong-value: "txet" is not a value of "type"',
  ],
  [
    'a misspelt key',
    withField('{name: a, type: text, lable: A}'),
    '4:27 unknown-key: "lable" is not a key of a field',
  ],
  [
    'a key of another type',
    withField('{name: a, type: text, label: A, accept: [pdf]}'),
    '4:37 unknown-key: a field of type "text" has no "accept"',
  ],
  [
    'a choice of nothing',
    withField('{name: a, type: choice, label: A}'),
    '4:21 missing-key: "options" is missing in a field of type "choice"',
  ],
  [
    'an upload of anything',
    withField('{name: a, type: upload, label: A}'),
    '4:21 missing-key: "accept" is missing in a field of type "upload"',
  ],
  [
    'an upload of something else',
    withField('{name: a, type: upload, label: A, accept: [exe]}'),
    '4:48 wrong-value: "exe" is not a value of entry 1 of "accept"',
  ],
  [
    'a size without unit',
    withField('{name: a, type: upload, label: A, accept: [pdf], maxSize: "5"}'),
    '4:63 wrong-value: "5" is not a size',
  ],
  [
    'a size beyond all bounds',
    withField('{name: a, type: upload, label: A, accept: [pdf], maxSize: 500 MB}'),
    '4:63 wrong-value: "500 MB" is not between 1 KB and 20 MB',
  ],
  [
    'more files together than a form can send',
    withField(
      ['a', 'b', 'c', 'd', 'e', 'f']
        .map((n) => `{name: ${n}, type: upload, label: A, accept: [heic], maxSize: 20 MB}`)
        .join('\n  - '),
    ),
    '3:1 too-much-to-carry: its files can have 120 MB together, 100 MB are possible',
  ],
  [
    'the same name twice',
    `${withField('{name: a, type: text, label: A}')}  - {name: a, type: text, label: B}`,
    '5:12 duplicate-name: "a" is already taken',
  ],
  [
    'the same option twice',
    withField('{name: a, type: choice, label: A, options: [{value: x}, {value: x}]}'),
    '4:69 duplicate-name: "x" is already taken',
  ],
  [
    'an unknown calendar',
    withField('{name: a, type: working-day, label: A, calendar: cn-ofice}'),
    '4:54 unknown-calendar: "cn-ofice" is not a calendar below calendars/',
  ],
  [
    'several calendars and none chosen',
    withField('{name: a, type: working-day, label: A}'),
    '4:21 missing-key: "calendar" is missing: there are several whose working days it could mean',
  ],
  [
    'a first day in other words',
    withField('{name: a, type: working-day, label: A, calendar: cn-shop, from: soon}'),
    '4:69 wrong-value: "soon" is not a duration',
  ],
  [
    'a label in one language only',
    withField('{name: a, type: text, label: {en: A}}'),
    '4:35 missing-key: "zh-CN" is missing in a map of texts by locale',
  ],
  [
    'a name that is none',
    withField('{name: first day, type: text, label: A}'),
    '4:12 wrong-value: "first day" is not a name',
  ],
])('%s is found', (_title, yaml, finding) => {
  expect(diagnosticLines(compile(yaml).diagnostics)).toEqual([finding]);
});

test.each([
  ['a role of the directory', '[compensation]', []],
  [
    'no role',
    '[compensation, payroll]',
    ['4:65 unknown-who: "payroll" is not a role of directory.yaml, and only roles read by it'],
  ],
])('who reads an answer: %s', (_title, readers, found) => {
  const field = `{name: pay, type: text, label: Pay, readers: ${readers}}`;
  expect(diagnosticLines(compile(withField(field)).diagnostics)).toEqual(found);
});
