import {
  checkExpression,
  type ExpectedType,
} from '../../../../engine/expression/check/check-expression.ts';
import { evaluate } from '../../../../engine/expression/evaluate.ts';
import { barest, environment } from '../sample.ts';

test.each<[string, ExpectedType]>([
  ['true', 'bool'],
  ['case.result.passed', 'bool'],
  ['case.position.family == "core"', 'bool'],
  ['has(case.result.match) && case.result.match >= 80', 'bool'],
  ['case.result.match >= 80 && has(case.result.match)', 'bool'],
  ['has(case.result.match) ? case.result.match > 80.5 : false', 'bool'],
  ['!has(case.result.match) || case.result.match == 5', 'bool'],
  ['!has(case.result.match) ? false : case.result.match in [1, 2]', 'bool'],
  ['case.result.?match.orValue(0.0) > 1', 'bool'],
  ['has(case.candidate.phone) && case.candidate.phone != null', 'bool'],
  ['case.candidate.zone == null', 'bool'],
  ['case.candidate.tags.exists(t, t == "vip")', 'bool'],
  ['"vip" in case.candidate.tags', 'bool'],
  ['case.result.scores.all(s, s.score >= 3)', 'bool'],
  ['case.result.scores.exists(s, has(s.note) && s.note.contains("star"))', 'bool'],
  ['case.result.scores.filter(s, s.score > 3).size() >= 2', 'bool'],
  ['case.result.scores.map(s, s.score)[0] == 5', 'bool'],
  ['size(case.candidate.tags) + 1 > 2', 'bool'],
  ['has(case.office) && case.office.city == "Shanghai"', 'bool'],
  ['has(case.custom) && "points" in case.custom && case.custom["points"] > 3', 'bool'],
  ['timestamp(told.sentAt) > timestamp(case.lastInterviewAt) + duration("24h")', 'bool'],
  ['case.interviews.exists(i, timestamp(i) > timestamp("2026-09-30T18:00:00+08:00"))', 'bool'],
  ['hr_call.outcome == "confirmed"', 'bool'],
  ['has(onboarding.answers.lunch) && onboarding.answers["lunch"] == "yes"', 'bool'],
  ['"device" in onboarding.answers && onboarding.answers.device == "laptop"', 'bool'],
  ['case.lastInterviewAt', 'instant'],
  ['told.sentAt', 'instant'],
  ['case.interviews[0]', 'instant'],
  ['timestamp(told.sentAt) + duration("1h")', 'instant'],
  ['case.candidate.name', 'any'],
  ['"Dear " + case.candidate.name', 'any'],
  ['case.result', 'any'],
  ['case.result.scores.map(s, s.score * 2)', 'any'],
])('%s is a good %s, and does not fail on the barest case', (cel, expected) => {
  expect(checkExpression(cel, environment, expected)).toBeUndefined();
  expect(() => evaluate({ cel }, barest)).not.toThrow();
});

test('an endless expression is refused before it is read', () => {
  expect(checkExpression('!'.repeat(1001), environment, 'bool')).toMatchObject({
    code: 'expression-too-long',
    message: 'the expression has 1001 characters, 1000 are allowed',
  });
});

test.each([['('.repeat(900)], ['!'.repeat(999)], ['[1]'.repeat(300)], ['a.'.repeat(499) + 'a']])(
  'what is nested too deeply is refused: %s',
  (cel) => {
    expect(checkExpression(cel, environment, 'bool')).toMatchObject({ code: 'expression-syntax' });
  },
);
