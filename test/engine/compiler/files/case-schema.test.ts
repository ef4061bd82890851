import { fieldTypeNames } from '../../../../engine/compiler/files/case/field-types.ts';
import { compileCaseSchema } from '../../../../engine/compiler/files/case/compile-case-schema.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { shippedCase } from '../../../definitions/shipped-case.ts';
import { diagnosticLines } from '../findings.ts';

const lists = { departments: ['sales', 'stores'], roles: ['compensation', 'hr-director'] };

const compile = (yaml: string) => compileCaseSchema(parse(yaml, 'case.yaml'), lists);

/** A sound case with more entries behind the candidate, from line 5 on. */
const withEntries = (entries: string): string => `candidate:
  name: { type: text }
  email: { type: mail }
  locale: { type: choice, of: [en, zh-CN], default: en }
${entries}`;

test('the shipped case has no findings', () => {
  expect(shippedCase.diagnostics).toEqual([]);
});

const types = fieldTypeNames.map((name) => `"${name}"`).join(', ');

test.each<[string, string, string[]]>([
  ['a sound case', withEntries('at: { type: moment, not-before: -30 days, not-after: now }'), []],
  ['a field in a group in a group', withEntries('a: { b: { c: { type: yes-no } } }'), []],
  ['a group with a field that is called type', withEntries('a: { type: { type: text } }'), []],
  [
    'a list of groups',
    withEntries('a: { type: list, of: { b: { type: text }, c: { type: number } } }'),
    [],
  ],
  ['a list of fields', withEntries('a: { type: list, of: { type: choice, of: [x] } }'), []],
  ['a department that the directory lists', withEntries('a: { type: department }'), []],
  [
    'a type that does not exist',
    withEntries('at: { type: momnet }'),
    ['5:13 wrong-value: "momnet" is not a value of "type"'],
  ],
  [
    'a type that is an empty map',
    withEntries('at: { type: {}, at-least: 0, optional: true }'),
    [`5:13 wrong-type: "type" must be one of ${types}, not a map`],
  ],
  [
    'a type that is a number',
    withEntries('at: { type: 5, optional: true }'),
    [`5:13 wrong-type: "type" must be one of ${types}, not a number`],
  ],
  [
    'the type of a JSON Schema',
    withEntries('at: { type: string }'),
    ['5:13 wrong-value: "string" is not a value of "type"'],
  ],
  [
    'a key with a slip in it',
    withEntries('at: { type: text, at-mots: 5 }'),
    ['5:19 unknown-key: "at-mots" is not a key of a field'],
  ],
  [
    'a key of another type',
    withEntries('at: { type: text, not-after: now }'),
    ['5:19 unknown-key: "not-after" is not a key of a field'],
  ],
  [
    'a choice of nothing',
    withEntries('at: { type: choice }'),
    ['5:7 missing-key: "of" is missing in a field'],
  ],
  [
    'a list of a type that does not exist',
    withEntries('at: { type: list, of: txt }'),
    ['5:23 wrong-value: "txt" is not a value of "of"'],
  ],
  [
    'a list of a group with a slip in it',
    withEntries('at: { type: list, of: { a: { type: numbr } } }'),
    ['5:36 wrong-value: "numbr" is not a value of "type"'],
  ],
  [
    'a field that is a word',
    withEntries('at: text'),
    ['5:5 wrong-type: "at" must be a field, such as { type: text }, not text'],
  ],
  ['a field without anything', withEntries('at:'), ['5:1 wrong-type: "at" has no value']],
  [
    'a name with a hyphen',
    withEntries('last-interview: { type: moment }'),
    ['5:1 wrong-value: "last-interview" is not a name for a key of the file'],
  ],
  [
    'a bound that is no duration',
    withEntries('at: { type: moment, not-before: yesterday }'),
    ['5:33 wrong-value: "yesterday" is not a moment seen from the start'],
  ],
  [
    'bounds that leave nothing',
    withEntries('at: { type: moment, not-before: now, not-after: -2 days }'),
    ['5:49 wrong-value: no moment is not before "now" and not after "-2 days"'],
  ],
  [
    'numbers that leave nothing',
    withEntries('at: { type: number, at-least: 5, at-most: 1 }'),
    ['5:43 wrong-value: nothing is at least 5 and at most 1'],
  ],
  [
    'a choice that is listed twice',
    withEntries('at: { type: choice, of: [left, right, left] }'),
    ['5:39 wrong-value: "left" is listed twice'],
  ],
  [
    'a default that no case could be started with',
    withEntries('at: { type: choice, of: [left, right], default: rigth }'),
    ['5:49 wrong-value: the default must be one of left, right; did you mean "right"?'],
  ],
  [
    'a default zone that is none',
    withEntries('at: { type: zone, default: Asia/Beijing }'),
    [
      '5:28 wrong-value: the default "Asia/Beijing" is not a time zone; did you mean "Asia/Shanghai"?',
    ],
  ],
  [
    'a region without a list in the directory',
    withEntries('at: { type: region }'),
    [
      '5:5 missing-key: directory.yaml does not list the regions, so any word would be taken for one',
    ],
  ],
  ['what one role reads', withEntries('a: { type: text, readers: [compensation] }'), []],
  [
    'readers who are no role',
    withEntries('a: { type: list, of: { b: { type: text, readers: [compensaton] } } }'),
    ['5:51 unknown-who: "compensaton" is not a role of directory.yaml, and only roles read by it'],
  ],
  [
    'nobody who reads',
    withEntries('a: { type: text, readers: [] }'),
    ['5:27 wrong-value: "readers" must have at least one entry'],
  ],
  [
    'readers of what everybody sees',
    withEntries('position: { title: { type: text, readers: [compensation] } }'),
    ['5:43 wrong-value: whoever works on a case sees "position.title", and mails name it'],
  ],
  [
    'no candidate',
    'a: { type: text }',
    ['1:1 candidate-field: "candidate" must be a group of every case'],
  ],
  [
    'a candidate who cannot be written to',
    `candidate:
  name: { type: text }
  email: { type: text }
  locale: { type: choice, of: [en, fr] }`,
    [
      '3:3 candidate-field: "candidate.email" must be a mail that every case has',
      '4:36 candidate-field: "candidate.locale" must be one of en, zh-CN',
    ],
  ],
  [
    'the old form, a JSON Schema',
    'type: object\nrequired: [candidate]\nproperties: {}',
    ['1:1 old-form: the file is written as JSON Schema, which it is no longer'],
  ],
])('%s', (_title, yaml, expected) => {
  expect(diagnosticLines(compile(yaml).diagnostics)).toEqual(expected);
});

test('whoever cannot read the directory takes any department for one', () => {
  const text = withEntries('a: { type: department }');
  const { value, diagnostics } = compileCaseSchema(parse(text, 'case.yaml'));
  expect([diagnostics, value]).toMatchObject([[], { properties: { a: { maxLength: 60 } } }]);
});

test('a case becomes the JSON Schema of its facts', () => {
  const entries = `pay: { type: money, offer-term: true, optional: true, title: Pay }
team: { type: department }
at: { type: moment, not-before: -2 days }
tags: { type: list, of: text, at-most: 3, optional: true }
extra: { note: { type: text, at-most: 9, optional: true } }`;
  expect(compile(withEntries(entries)).value).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['candidate', 'team', 'at'],
    properties: {
      candidate: { required: ['name', 'email'] },
      pay: { title: 'Pay', 'x-offer-term': true, required: ['amount', 'currency'] },
      team: { enum: ['sales', 'stores'] },
      at: { format: 'date-time', 'x-not-before': '-2 days' },
      tags: { maxItems: 3, items: { type: 'string' } },
      extra: { required: [], properties: { note: { maxLength: 9 } } },
    },
  });
});
