import { readFileSync } from 'node:fs';
import { compileCaseSchema } from '../../../../engine/compiler/files/case/compile-case-schema.ts';
import { validateFacts } from '../../../../engine/compiler/files/case/validate-facts.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { diagnosticLines } from '../findings.ts';
import type { JsonObject, Json } from '../../../../engine/model/base.ts';
import { sampleFacts } from '../../../definitions/sample-facts.ts';

const compile = (yaml: string) => compileCaseSchema(parse(yaml, 'case.yaml'));

const shipped = compile(readFileSync('definitions/case.yaml', 'utf8'));

/** A sound schema with more fields below `properties:`. */
const withFields = (fields: string): string => `type: object
required: [candidate]
properties:
  candidate:
    type: object
    required: [name, email]
    properties:
      name: {type: string}
      email: {type: string, format: email}
      locale: {type: string, enum: [en, zh-CN], default: en}
${fields}`;

test('the shipped schema has no findings', () => {
  expect(shipped.diagnostics).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['a sound schema', withFields('  at: {type: string, format: date-time}'), []],
  [
    'a type that does not exist',
    withFields('  at: {type: strnig}'),
    ['11:14 not-a-schema: "type" must be equal to one of the allowed values'],
  ],
  [
    'a keyword with a slip in it',
    withFields('  at: {type: string, maxLenght: 5}'),
    ['11:22 not-a-schema: "maxLenght" is not a keyword of JSON Schema'],
  ],
  [
    'a format that does not exist',
    withFields('  at: {type: string, format: datetime}'),
    ['11:30 not-a-schema: "datetime" is not a known format'],
  ],
  [
    'a required field that is not described',
    withFields('  at: {type: object, required: [a], properties: {b: {type: string}}}'),
    ['11:3 not-a-schema: required property "a" is not defined'],
  ],
  [
    'a reference to nothing',
    withFields("  at: {$ref: '#/$defs/nothing'}"),
    ["1:1 not-a-schema: can't resolve reference #/$defs/nothing from id #"],
  ],
  [
    'no candidate',
    'type: object\nproperties:\n  a: {type: string}',
    ['2:1 candidate-field: "candidate" must be a field of every case'],
  ],
  [
    'a candidate who cannot be written to',
    `type: object
required: [candidate]
properties:
  candidate:
    type: object
    required: [name]
    properties:
      name: {type: string}
      email: {type: string, format: email}
      locale: {type: string, default: en}`,
    [
      '9:7 candidate-field: "candidate.email" must be a text that every case has',
      '10:7 candidate-field: "candidate.locale" must be one of en, zh-CN',
    ],
  ],
])('%s', (_title, yaml, expected) => {
  expect(diagnosticLines(compile(yaml).diagnostics)).toEqual(expected);
});

const facts = (more: JsonObject = {}): JsonObject => ({
  candidate: { name: 'Ana', email: 'ana@example.com' },
  position: { title: 'Engineer', department: 'engineering', family: 'core' },
  lastInterviewAt: '2026-09-29T15:00:00+08:00',
  ...more,
});

const check = (given: Json) => validateFacts(shipped.value ?? {}, given);

test.each(['basic-instant', 'core-transparent', 'urgent-fast-track'])(
  'the shipped sample %s keeps to the schema',
  (name) => {
    const sample = sampleFacts(name);
    expect(check(sample)).toEqual({ facts: sample, errors: [] });
  },
);

test('defaults are filled in, in a copy', () => {
  const given = facts();
  expect(check(given)).toEqual({
    facts: facts({
      candidate: {
        name: 'Ana',
        email: 'ana@example.com',
        locale: 'en',
        zone: 'Asia/Shanghai',
      },
    }),
    errors: [],
  });
  expect(given).toEqual(facts());
});

test.each([
  ['2026-09-29T15:00+08:00', '2026-09-29T15:00:00+08:00'],
  ['2026-09-29T07:00Z', '2026-09-29T07:00:00Z'],
  ['2026-09-29T07:00:01.5Z', '2026-09-29T07:00:01.5Z'],
])('the date-time %s becomes %s', (given, whole) => {
  expect(check(facts({ lastInterviewAt: given })).facts['lastInterviewAt']).toBe(whole);
});

test.each<[string, Json, string[]]>([
  ['no map', 'Ana', [': must be a map']],
  [
    'nothing',
    {},
    ['/candidate: is missing', '/position: is missing', '/lastInterviewAt: is missing'],
  ],
  ['an unknown field', facts({ 'sal/ary': 1 }), ['/sal~1ary: is not a field of a case']],
  [
    'a date-time without offset',
    facts({ lastInterviewAt: '2026-09-29T15:00:00' }),
    ['/lastInterviewAt: must be a date-time with offset, such as 2026-09-30T18:00:00+08:00'],
  ],
  [
    'a day that does not exist',
    facts({ lastInterviewAt: '2026-02-30T15:00:00Z' }),
    ['/lastInterviewAt: must be a date-time with offset, such as 2026-09-30T18:00:00+08:00'],
  ],
  [
    'a hostile address',
    facts({ candidate: { name: 'Ana', email: 'ana@example.com\r\nBcc: x@y.z' } }),
    ['/candidate/email: must be a mail address'],
  ],
  [
    'a family that does not exist',
    facts({ position: { title: 'E', department: 'd', family: 'cora' } }),
    ['/position/family: must be one of basic, core, urgent'],
  ],
  [
    'a score beyond the scale',
    facts({ result: { match: 101, scores: [{ interviewer: 'Li', score: 'A' }] } }),
    ['/result/match: must be <= 100', '/result/scores/0/score: must be number'],
  ],
  [
    'a prototype',
    facts(JSON.parse('{"__proto__": {"a": 1}}') as JsonObject),
    ['/__proto__: is not a field of a case'],
  ],
])('facts with %s', (_title, given, expected) => {
  expect(check(given).errors.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(
    expected,
  );
});
