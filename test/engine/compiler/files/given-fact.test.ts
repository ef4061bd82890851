import { validateGivenFact } from '../../../../engine/compiler/files/case/validate-given-fact.ts';
import type { AcceptedOddity } from '../../../../engine/compiler/files/case/start-of-case.ts';
import type { Json, JsonObject } from '../../../../engine/model/base.ts';
import { factAt } from '../../../../engine/model/given-fact.ts';
import { shippedFactsSchema } from '../../../definitions/shipped-case.ts';

// A fact that is given to a case which has begun is held to its type as at the start, and nothing else of the case is asked.

const facts: JsonObject = {
  candidate: { name: 'Ana', email: 'ana@example.com', locale: 'en', zone: 'UTC' },
  position: { title: 'Engineer', department: 'engineering', family: 'core' },
};

const offer = (
  name: string,
  given: { readonly value: Json } | { readonly text: string },
  accept: readonly AcceptedOddity[] = [],
) =>
  validateGivenFact(
    shippedFactsSchema,
    { name, ...given },
    {
      facts,
      startedAt: Date.parse('2026-11-02T10:00+08:00'),
      now: Date.parse('2026-11-26T10:00+08:00'),
      accept,
    },
  );

const resultOf = (found: ReturnType<typeof offer>): unknown =>
  'errors' in found
    ? found.errors.map(({ pointer, message }) => `${pointer} ${message}`)
    : found.value;

test.each<[string, string, { value: Json } | { text: string }, Json]>([
  ['a moment', 'lastInterviewAt', { value: '2026-11-01T15:00+08:00' }, '2026-11-01T15:00:00+08:00'],
  [
    'a moment since the start',
    'lastInterviewAt',
    { text: '2026-11-25T07:00Z' },
    '2026-11-25T07:00:00Z',
  ],
  [
    'a moment long before, as it was at the start',
    'lastInterviewAt',
    { text: '2026-10-20T07:00Z' },
    '2026-10-20T07:00:00Z',
  ],
  ['a field as expressions call it', 'case.position.location', { text: 'Paris' }, 'Paris'],
  ['a text that looks like a number', 'candidate.phone', { text: '030' }, '030'],
  ['a text with what nobody sees', 'position.location', { text: ' Pa\u200bris ' }, 'Paris'],
  ['a number as text', 'result.match', { text: '92' }, 92],
  ['yes or no as text', 'result.passed', { text: 'true' }, true],
  ['a list as text', 'position.requirements', { text: '["one"]' }, ['one']],
  ['a group as text', 'result', { text: '{"match": 1}' }, { match: 1 }],
  [
    'an address as it is spelt',
    'candidate.email',
    { value: 'Ana@EXAMPLE.com ' },
    'Ana@example.com',
  ],
])('a case is given %s', (_title, name, given, value) => {
  const found = offer(name, given);
  expect(resultOf(found)).toEqual(value);
  if ('errors' in found) return;
  expect(factAt(found.facts, found.name)).toEqual(value);
  // Of a case.yaml that has changed since, nothing else is filled in.
  expect(Object.keys(found.facts['candidate'] ?? {}).toSorted()).toEqual(
    expect.arrayContaining(['email', 'locale', 'name', 'zone']),
  );
});

test.each<[string, string, { value: Json } | { text: string }, string]>([
  [
    'an unknown field',
    'position.titel',
    { text: 'x' },
    '/fact/name is not a field of a case; did you mean "position.title"?',
  ],
  [
    'a field of what is no group',
    'position.title.short',
    { text: 'x' },
    '/fact/name is not a field of a case',
  ],
  [
    'a name of an object’s own',
    'constructor',
    { text: 'x' },
    '/fact/name is not a field of a case',
  ],
  ['no name', '', { text: 'x' }, '/fact/name is not a field of a case'],
  ['a number that is none', 'result.match', { text: 'high' }, '/fact/value must be a number'],
  ['a number as a word', 'result.match', { value: '92' }, '/fact/value must be a number'],
  ['a number beyond its bound', 'result.match', { value: 101 }, '/fact/value must be at most 100'],
  ['nothing', 'position.location', { text: ' ' }, '/fact/value must not be empty'],
  ['null', 'result.match', { value: null }, '/fact/value must not be empty'],
  [
    'a day without a time',
    'lastInterviewAt',
    { text: '2026-11-02' },
    '/fact/value must be a date-time with offset, such as 2026-09-30T18:00:00+08:00',
  ],
  [
    'a day that is none',
    'lastInterviewAt',
    { text: '2026-02-30T10:00Z' },
    '/fact/value must be a date-time with offset, such as 2026-09-30T18:00:00+08:00',
  ],
  [
    'a moment to come',
    'lastInterviewAt',
    { text: '2026-12-01T10:00Z' },
    '/fact/value lies in the future',
  ],
  [
    'an unknown choice',
    'position.family',
    { text: 'cor' },
    '/fact/value must be one of basic, core, urgent, senior; did you mean "core"?',
  ],
  [
    'a group with a field too much',
    'result',
    { value: { mach: 1 } },
    '/fact/value/mach is not a field of a case; did you mean "match"?',
  ],
  [
    'a part of a list',
    'result.scores',
    { value: [{ interviewer: 'Li' }] },
    '/fact/value/0/score is missing',
  ],
])('a case is not given %s', (_title, name, given, error) => {
  expect(resultOf(offer(name, given))).toEqual([expect.stringContaining(error)]);
});

test('a moment too long ago is given to a case when it is meant', () => {
  const given = { text: '2026-08-01T10:00Z' };
  expect(resultOf(offer('lastInterviewAt', given))).toEqual([
    expect.stringContaining('/fact/value is earlier than 30 days before the start'),
  ]);
  expect(resultOf(offer('lastInterviewAt', given, ['late-start']))).toBe('2026-08-01T10:00:00Z');
});
