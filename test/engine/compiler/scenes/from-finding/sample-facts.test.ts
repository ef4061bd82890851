import { sampleFacts } from '../../../../../engine/compiler/scenes/from-finding/sample-facts.ts';
import { withTree } from '../../../../../engine/expression/check/with-trees.ts';
import { isoInstantFormatter } from '../../../../../engine/analysis/report/format-instant.ts';
import { berlin, shanghai } from '../../../time/tables.ts';
import type { JsonObject, Facts } from '../../../../../engine/model/base.ts';

const schema: JsonObject = {
  type: 'object',
  required: ['candidate', 'position', 'lastInterviewAt'],
  properties: {
    candidate: {
      type: 'object',
      required: ['name', 'email'],
      properties: {
        name: { type: 'string' },
        email: { type: 'string', format: 'email' },
        locale: { type: 'string', enum: ['en', 'zh-CN'], default: 'en' },
      },
    },
    position: { $ref: '#/$defs/position' },
    score: { type: 'number', minimum: 0, maximum: 100 },
    urgent: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    lastInterviewAt: { type: 'string', format: 'date-time' },
    campusDay: { type: 'string', format: 'date-time' },
  },
  $defs: {
    position: {
      type: 'object',
      required: ['family', 'seats'],
      properties: {
        family: { type: 'string', enum: ['basic', 'core'] },
        seats: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 1 } },
        place: { type: 'string' },
      },
    },
  },
};

const at = (text: string): number => Date.parse(text);
const start = at('2026-09-30T17:59:59.999+08:00');

const least = {
  candidate: { name: 'Example name', email: 'candidate@example.com', locale: 'en' },
  position: { family: 'basic', seats: [1] },
  lastInterviewAt: '2026-09-30T17:59:59.999+08:00',
};

type WantedConditions = Readonly<Record<string, boolean>>;

test.each<[string, WantedConditions, Facts]>([
  ['no more than there has to be', {}, least],
  [
    'a value that the schema lists',
    { "case.position.family == 'core'": true },
    { ...least, position: { family: 'core', seats: [1] } },
  ],
  [
    'a list that holds a text, and more',
    { "has(case.tags) && case.tags.exists(t, t == 'x') && size(case.tags) > 1": true },
    { ...least, tags: ['x', 'other'] },
  ],
  [
    'a list of numbers',
    { 'case.position.seats.exists(s, s == 7)': true },
    { ...least, position: { family: 'basic', seats: [7] } },
  ],
  [
    'a number beyond a bound',
    { 'has(case.score) && case.score > 80': true },
    { ...least, score: 81 },
  ],
  ['or not beyond it: as it is', { 'has(case.score) && case.score > 80': false }, least],
  [
    'several at once',
    {
      'has(case.score) && case.score < 60': true,
      'has(case.urgent) && case.urgent': true,
      "case.position.family == 'core'": false,
    },
    { ...least, score: 59, urgent: true },
  ],
  [
    'a text that a condition names',
    { "has(case.position.place) && case.position.place == 'Berlin'": true },
    { ...least, position: { family: 'basic', seats: [1], place: 'Berlin' } },
  ],
  [
    'a moment well behind another',
    {
      "has(case.campusDay) && timestamp(case.campusDay) > timestamp(case.lastInterviewAt) + duration('72h')": true,
    },
    { ...least, campusDay: '2027-11-04T17:59:59.999+08:00' },
  ],
  ['what no facts can make true changes nothing', { 'case.score > 100': true }, least],
])('%s', (_sentence, conditions, facts) => {
  const wishes = {
    start,
    moments: {},
    conditions: Object.entries(conditions).map(([cel, holds]) => ({
      when: withTree({ cel }),
      holds,
    })),
  };
  expect(sampleFacts(schema, wishes, isoInstantFormatter(shanghai))).toEqual(facts);
});

test('moments that are wished for, by the clocks of the zone', () => {
  const moments = { 'case.campusDay': at('2026-10-25T00:30:00Z') };
  const wishes = { start, moments, conditions: [] };
  expect(sampleFacts(schema, wishes, isoInstantFormatter(berlin))).toEqual({
    ...least,
    lastInterviewAt: '2026-09-30T11:59:59.999+02:00',
    campusDay: '2026-10-25T02:30:00+02:00',
  });
});
