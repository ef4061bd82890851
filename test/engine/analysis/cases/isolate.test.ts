import fc from 'fast-check';
import { type Condition, conditionOf } from '../../../../engine/analysis/cases/guard.ts';
import { satisfies } from '../../../../engine/analysis/cases/value-classes.ts';
import { evaluate } from '../../../../engine/expression/evaluate.ts';
import type { Expression } from '../../../../engine/model/base.ts';
import { when } from '../../behaviour/written-behaviours.ts';

// A comparison says the same on whichever side of it a number is added.

const expressionOf = (cel: string): Expression => when('step', cel).branches[0]?.when ?? { cel };

const read = (cel: string): Condition => conditionOf(expressionOf(cel));

test.each([
  ['case.score - 50.0 > 0.0', 'case.score > 50.0'],
  ['50.0 < case.score', 'case.score > 50.0'],
  ['case.score + 10.0 > 60.0', 'case.score > 50.0'],
  ['10.0 + case.score > 60.0', 'case.score > 50.0'],
  ['!(case.score <= 50.0)', 'case.score > 50.0'],
  ['(case.score - 40.0) - 10.0 > 0.0', 'case.score > 50.0'],
  ['-case.score < -50.0', '!!(case.score > 50.0)'],
  ['100.0 - case.score >= 50.0', 'case.score <= 50.0'],
  ['case.score - 50.0 == 0.0', 'case.score == 50.0'],
  ['case.score - case.least > 5.0', '5.0 < case.score - case.least'],
])('%s is %s', (one, other) => {
  expect(plain(read(one))).toEqual(plain(read(other)));
});

/** Without what cancels out. */
function plain(condition: Condition): Condition {
  if (condition.is !== 'not') return condition;
  const of = plain(condition.of);
  return of.is === 'not' ? of.of : { ...condition, of };
}

test.each([
  'case.score + 7.0 > 7.0',
  'case.score + 100.0 > 150.0',
  '0.5 - case.score < 0.1',
  '1.0 - case.score > 3.0',
  '1.0 - case.score > 0.5',
])('%s is another condition for some double, and stays as it is', (cel) => {
  const [sum = ''] = cel.split(/ [<>] /);
  expect(JSON.stringify(read(cel))).toContain(JSON.stringify(sum.replace(/\.0(?= |$)/, '')));
});

const number = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -2000, max: 2000 }).map((n) => n / 10),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const sum = fc
  .tuple(
    fc.constantFrom('x - a', 'x + a', 'a - x', 'a + x', '-x', '-(x - a)', 'a - (x + a)'),
    number,
  )
  .map(([form, a]) => form.replaceAll('a', literal(a)).replaceAll('x', 'case.score'));

const literal = (value: number): string => {
  const digits = Math.abs(value).toString();
  const text = /[.e]/.test(digits) ? digits : `${digits}.0`;
  return value < 0 ? `(-${text})` : text;
};

test('whatever is moved, the condition holds for the same numbers', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
      sum,
      number,
      fc.boolean(),
      number,
      (op, one, k, isTurned, other) => {
        const at = literal(k);
        const expression = expressionOf(isTurned ? `${at} ${op} ${one}` : `${one} ${op} ${at}`);
        const condition = conditionOf(expression);
        for (const score of [other, ...around(condition)])
          expect([score, holds(condition, score)]).toEqual([
            score,
            evaluate(expression, { case: { score } }),
          ]);
      },
    ),
    { numRuns: 2000, seed: 7 },
  );
});

/** Numbers at which a condition may turn, if it is one of the field alone. */
function around(condition: Condition): readonly number[] {
  if (condition.is === 'not') return around(condition.of);
  if (condition.is !== 'atom' || condition.term.text !== 'case.score') return [];
  return numbersIn(condition.predicate).flatMap((at) => [
    at,
    at * (1 + Number.EPSILON),
    at * (1 - Number.EPSILON),
    at + Number.MIN_VALUE,
    at - Number.MIN_VALUE,
  ]);
}

const numbersIn = (predicate: object): readonly number[] =>
  Object.values(predicate)
    .flat()
    .filter((one): one is number => typeof one === 'number')
    .filter((one) => Math.abs(one) < 1e300);

/** Of terms that are not the field itself the evaluator is asked. */
function holds(condition: Condition, score: number): boolean {
  if (condition.is === 'not') return !holds(condition.of, score);
  if (condition.is === 'known') return condition.holds;
  if (condition.is !== 'atom') throw new Error('a comparison is one atom');
  const value = evaluate(expressionOf(condition.term.text), { case: { score } });
  return typeof value === 'number' && satisfies(condition.predicate, value);
}
