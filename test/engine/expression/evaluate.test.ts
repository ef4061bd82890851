import { evaluate } from '../../../engine/expression/evaluate.ts';
import { identifierOf } from '../../../engine/expression/identifier.ts';
import type { Json } from '../../../engine/model/base.ts';

const variables = {
  case: {
    candidate: { name: 'Ana', tags: ['vip', 'referral'], phone: null },
    result: { match: 81, passed: true, scores: [{ score: 4 }, { score: 5 }] },
    lastInterviewAt: '2026-09-29T15:00:00+08:00',
    weights: [1, 2.5],
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
  ['case.result.match + 1', 82],
  ['1 + case.result.match', 82],
  ['case.result.match - 1', 80],
  ['case.result.match * 2', 162],
  ['case.result.match / 2', 40.5],
  ['case.result.match % 2', 1],
  ['-case.result.match', -81],
  ['case.result.match in [80, 81]', true],
  ['case.result.match in [80.0, 81.5]', false],
  ['2 in case.weights', false],
  ['1 in case.weights', true],
  ['2 + 3', 5],
  ['size(case.candidate.tags)', 2],
  ['size(case.candidate.tags) + case.result.match', 83],
  // what may be missing
  ['case.candidate.phone == null', true],
  ['null == case.candidate.phone', true],
  ['case.candidate.name == null', false],
  ['case.candidate.name != null', true],
  ['case.result == null', false],
  ['has(case.result.highlights)', false],
  ['has(case.result.match) && case.result.match > 80', true],
  ['case.result.?highlights.orValue([])', []],
  ['case.candidate.phone', null],
  // texts and lists
  ['case.candidate.name == "Ana"', true],
  ['case.candidate.name.startsWith("A")', true],
  ['"Dear " + case.candidate.name', 'Dear Ana'],
  ['"vip" in case.candidate.tags', true],
  ['case.candidate.tags.exists(t, t == "vip")', true],
  ['case.result.scores.all(s, s.score >= 4)', true],
  ['case.result.scores.map(s, s.score)', [4, 5]],
  ['case.result.scores', [{ score: 4 }, { score: 5 }]],
  ['{"a": 1, "b": [2]}', { a: 1, b: [2] }],
  ['case.result.passed ? "yes" : "no"', 'yes'],
  ['!case.result.passed', false],
  // instants are ISO strings, timestamps when an author asks for it
  ['told.sentAt', '2026-09-29T07:30:00.000Z'],
  ['case.lastInterviewAt', '2026-09-29T15:00:00+08:00'],
  ['timestamp(told.sentAt) > timestamp(case.lastInterviewAt)', true],
  ['timestamp(case.lastInterviewAt)', '2026-09-29T07:00:00.000Z'],
  ['timestamp(case.lastInterviewAt) + duration("24h")', '2026-09-30T07:00:00.000Z'],
  ['[timestamp(told.sentAt)].exists(t, t == timestamp("2026-09-29T07:30:00Z"))', true],
  ['timestamp(told.sentAt) - timestamp(case.lastInterviewAt) == duration("30m")', true],
  // ids that CEL would not take
  ['hr_call.outcome == "confirmed"', true],
])('%s is %j', (cel, value) => {
  expect(evaluate({ cel }, variables)).toEqual(value);
  expect(evaluate({ cel }, variables)).toEqual(value);
});

test.each([
  ['case.result.highlights', 'No such key: highlights'],
  ['case.result.highlights.first', 'No such key: highlights'],
  ['group.outcome', 'Unknown variable: group'],
  ['case.constructor', 'No such key: constructor'],
  ['case.candidate.__proto__', 'No such key: __proto__'],
  ['case.candidate["__proto__"]', 'No such key: __proto__'],
  ['case.candidate.name.constructor', 'No such key: constructor'],
  ['case.result.match / 0', 'its value is not JSON'],
  ['1 / 0', 'division by zero'],
  ['duration("1h")', 'its value is not JSON'],
  ['type(1)', 'its value is not JSON'],
  ['case ==', 'Unexpected token: EOF'],
])('%s fails: %s', (cel, reason) => {
  expect(() => evaluate({ cel }, variables)).toThrow(
    expect.objectContaining({
      name: 'FlowError',
      code: 'expression-failed',
      message: `expression "${cel}" failed: ${reason}`,
    }),
  );
});

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
