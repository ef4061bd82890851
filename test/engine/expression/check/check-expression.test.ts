import {
  checkExpression,
  type ExpectedType,
} from '../../../../engine/expression/check/check-expression.ts';
import { compileExpression } from '../../../../engine/expression/check/compile-expression.ts';
import { evaluate } from '../../../../engine/expression/evaluate.ts';
import { barest, environment } from '../sample.ts';

test.each<[string, ExpectedType]>([
  ['true', 'bool'],
  ['case.result.passed', 'bool'],
  ['case.position.family == "core"', 'bool'],
  ['has(case.result.match) && case.result.match >= 80', 'bool'],
  ['has(case.result.match) ? case.result.match > 80.5 : false', 'bool'],
  ['!has(case.result.match) || case.result.match == 5', 'bool'],
  ['!has(case.result.match) ? false : case.result.match in [1, 2]', 'bool'],
  ['has(case.candidate.phone) && case.candidate.phone.startsWith("+86")', 'bool'],
  ['case.candidate.tags.exists(t, t == "vip")', 'bool'],
  ['"vip" in case.candidate.tags', 'bool'],
  ['case.result.scores.all(s, s.score >= 3)', 'bool'],
  ['case.result.scores.exists(s, has(s.note) && s.note.startsWith("star"))', 'bool'],
  ['size(case.candidate.tags) + 1 > 2', 'bool'],
  ['case.candidate.tags.size() - 1 > 2', 'bool'],
  ['has(case.office) && case.office.city == "Shanghai"', 'bool'],
  ['has(case.custom) && "points" in case.custom && case.custom.points > 3', 'bool'],
  ['told.sentAt > case.lastInterviewAt + duration("24h")', 'bool'],
  ['case.interviews.exists(i, i > timestamp("2026-09-30T18:00:00+08:00"))', 'bool'],
  ['case.lastInterviewAt in case.interviews', 'bool'],
  ['hr_call.outcome == "confirmed"', 'bool'],
  ['has(onboarding.answers.lunch) && onboarding.answers.lunch == "yes"', 'bool'],
  ['has(onboarding.answers.topics) && "yes" in onboarding.answers.topics', 'bool'],
  ['has(case.extra) && case.extra == "anything"', 'bool'],
  ['case.lastInterviewAt', 'instant'],
  ['told.sentAt', 'instant'],
  ['told.sentAt + duration("1h")', 'instant'],
  ['has(case.offeredAt) ? case.offeredAt : told.sentAt', 'instant'],
  ['has(case.result.match) ? case.result.match : 0', 'any'],
  ['case.candidate.name', 'any'],
  ['case.result', 'any'],
  ['case.candidate.name', 'people'],
  ['case.candidate.tags', 'people'],
  ['["ann", case.candidate.name]', 'people'],
])('%s is a good %s, and has a value in the barest case', (cel, expected) => {
  expect(checkExpression(cel, environment, expected)).toBeUndefined();
  expect(evaluate(compileExpression(cel, environment), barest)).not.toBeNull();
});

test('what a condition around the place has asked for is there', () => {
  const cel = 'case.result.match > 80';
  const holding = ['has(case.result.match) && case.result.passed'];
  expect(checkExpression(cel, environment, 'bool')?.code).toBe('may-be-missing');
  expect(checkExpression(cel, { ...environment, holding }, 'bool')).toBeUndefined();
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
