import { checkExpression } from '../../../engine/expression/check/check-expression.ts';
import { compileExpression } from '../../../engine/expression/check/compile-expression.ts';
import { createEnvironment, withSteps } from '../../../engine/expression/check/environment.ts';
import { withTrees } from '../../../engine/expression/check/with-trees.ts';
import { evaluate } from '../../../engine/expression/evaluate.ts';
import { identifierOf } from '../../../engine/expression/identifier.ts';
import type { Expression, Json } from '../../../engine/model/base.ts';

const text = { type: 'string' };
const number = { type: 'number' };
const moment = { type: 'string', format: 'date-time' };

const environment = withSteps(
  createEnvironment({
    type: 'object',
    required: ['candidate', 'result', 'lastInterviewAt', 'weights', 'interviews', 'large'],
    properties: {
      candidate: {
        type: 'object',
        required: ['name', 'tags', 'phone'],
        properties: {
          name: text,
          tags: { type: 'array', items: text },
          phone: { type: ['string', 'null'] },
        },
      },
      result: {
        type: 'object',
        required: ['match', 'passed', 'scores'],
        properties: {
          match: number,
          passed: { type: 'boolean' },
          highlights: { type: 'array', items: text },
          scores: {
            type: 'array',
            items: { type: 'object', required: ['score'], properties: { score: number } },
          },
        },
      },
      lastInterviewAt: moment,
      offeredAt: moment,
      interviews: { type: 'array', items: moment },
      weights: { type: 'array', items: number },
      large: number,
      custom: { type: 'object', additionalProperties: number },
    },
  }),
  {
    told: { sentAt: 'instant' },
    'department.rejected/regret/hr-call': { outcome: 'string' },
  },
);

const variables = {
  case: {
    candidate: { name: 'Ana', tags: ['vip', 'referral'], phone: null },
    result: { match: 81, passed: true, scores: [{ score: 4 }, { score: 5 }] },
    lastInterviewAt: '2026-09-29T15:00:00+08:00',
    interviews: ['2026-09-28T15:00:00+08:00', '2026-09-29T07:00:00Z'],
    weights: [1, 2.5],
    large: Number.MAX_VALUE,
    custom: { points: 3 },
  },
  told: { sentAt: '2026-09-29T07:30:00.000Z' },
  'department.rejected/regret/hr-call': { outcome: 'confirmed' },
};

test.each<[string, Json]>([
  // numbers of a case are doubles, literals are not
  ['case.result.match == 81', true],
  ['81 == case.result.match', true],
  ['case.result.match != 80', true],
  ['case.result.match >= 80', true],
  ['case.result.match > 80.5', true],
  ['case.result.match <= 80.5', false],
  ['case.result.match < -80.5', false],
  ['case.result.match + 1', 82],
  ['1 + case.result.match', 82],
  ['case.result.match - 1', 80],
  ['-case.result.match', -81],
  ['-5', -5],
  ['case.result.match in [80, 81]', true],
  ['case.result.match in [80.0, 81.5]', false],
  ['2 in case.weights', false],
  ['1 in case.weights', true],
  ['2 + 3', 5],
  ['size(case.candidate.tags)', 2],
  ['size(case.candidate.tags) + case.result.match', 83],
  ['size("零一 ")', 3],
  ['case.large + case.large == case.large', true],
  // what may be missing
  ['has(case.candidate.phone)', false],
  ['has(case.result.highlights)', false],
  ['has(case.result.highlights) && "top" in case.result.highlights', false],
  ['has(case.result.highlights) ? case.result.highlights : []', []],
  ['has(case.custom) && "points" in case.custom && case.custom.points == 3', true],
  ['has(case.custom) && has(case.custom.other)', false],
  ['has(case.custom) ? size(case.custom) : 0', 1],
  // texts and lists
  ['case.candidate.name == "Ana"', true],
  ['"Ana" < "Bob"', true],
  ['case.candidate.name.startsWith("A")', true],
  ['"vip" in case.candidate.tags', true],
  ['case.candidate.tags.exists(t, t == "vip")', true],
  ['case.result.scores.all(s, s.score >= 4)', true],
  ['case.result.scores.exists(s, s.score > case.result.match)', false],
  ['case.result.scores', [{ score: 4 }, { score: 5 }]],
  ['case.result.passed ? "yes" : "no"', 'yes'],
  ['!case.result.passed', false],
  ['case.result.passed || case.result.match > 90', true],
  // date-times are moments
  ['told.sentAt', '2026-09-29T07:30:00.000Z'],
  ['case.lastInterviewAt', '2026-09-29T07:00:00.000Z'],
  ['told.sentAt > case.lastInterviewAt', true],
  ['told.sentAt == timestamp("2026-09-29T15:30:00+08:00")', true],
  ['case.lastInterviewAt + duration("24h")', '2026-09-30T07:00:00.000Z'],
  ['duration("24h") + case.lastInterviewAt', '2026-09-30T07:00:00.000Z'],
  ['case.lastInterviewAt - duration("1h30m")', '2026-09-29T05:30:00.000Z'],
  ['[told.sentAt].exists(t, t == timestamp("2026-09-29T07:30:00Z"))', true],
  ['case.lastInterviewAt in case.interviews', true],
  ['case.interviews.all(i, i <= case.lastInterviewAt)', true],
  ['case.interviews.exists(i, i + duration("24h") == case.lastInterviewAt)', true],
  // ids that CEL would not take
  ['hr_call.outcome == "confirmed"', true],
])('%s is %j', (cel, value) => {
  expect(checkExpression(cel, environment, 'any')).toBeUndefined();
  expect(evaluate(compileExpression(cel, environment), variables)).toEqual(value);
});

test('an expression without its tree is never taken for false', () => {
  expect(() => evaluate({ cel: '1 / 0' }, variables)).toThrow(
    expect.objectContaining({ name: 'FlowError', code: 'expression-failed' }),
  );
});

test.each<[string, Json]>([
  ['has(case.result.match) && case.result.match > 80.0', true],
  ['timestamp(told.sentAt) > timestamp(case.lastInterviewAt)', true],
  ['case.lastInterviewAt', '2026-09-29T15:00:00+08:00'],
])('a plan from before there were trees is read again: %s', (cel, value) => {
  const { since } = withTrees({ since: { cel } }) as unknown as { since: Expression };
  expect(evaluate(since, variables)).toEqual(value);
});

test.each([['1 / 0 == 1'], ['case.weights[0] == 1.0'], ['case ==']])(
  'what the dialect has lost gets no tree: %s',
  (cel) => {
    expect(withTrees([{ cel }])).toEqual([{ cel }]);
  },
);

test.each([
  ['told', 'told'],
  ['hr-call', 'hr_call'],
  ['department.rejected/regret/told', 'told'],
  ['department.rejected/hr-call', 'hr_call'],
  ['a.b', 'a_b'],
  ['2nd-call', '_2nd_call'],
])('step %s is %s in expressions', (id, name) => {
  expect(identifierOf(id)).toBe(name);
});
