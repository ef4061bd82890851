import * as fc from 'fast-check';
import { type AnswerAtLevel, canFill, quorum, seatsNeeded } from '../../../engine/people/seats.ts';

const seat = (name: string, ...people: readonly string[]) => ({ seat: name, people });

test.each([
  ['one person, one seat', [seat('a', 'x')], [], 'x', true],
  ['a taken seat', [seat('a', 'x', 'y')], ['x'], 'y', false],
  ['who sits in the wider seat moves', [seat('a', 'x', 'y'), seat('b', 'x')], ['x'], 'y', true],
  ['a stranger', [seat('a', 'x')], [], 'z', false],
] as const)('%s', (...[, seats, answered, person, expected]) => {
  expect(canFill(seats, answered, person)).toBe(expected);
});

test('agrees with trying every way to seat people', () => {
  const person = fc.constantFrom('p', 'q', 'r', 's');
  const seats = fc.array(fc.uniqueArray(person, { maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(seats, fc.uniqueArray(person, { minLength: 1, maxLength: 4 }), (people, who) => {
      const all = people.map((some, index) => seat(`${index}`, ...some));
      const earlier = who.slice(0, -1);
      fc.pre(anyWay(people, earlier));
      expect(canFill(all, earlier, who.at(-1) ?? '')).toBe(anyWay(people, who));
    }),
  );
});

function anyWay(seats: readonly (readonly string[])[], who: readonly string[]): boolean {
  const [first, ...rest] = who;
  if (first === undefined) return true;
  return seats.some(
    (people, index) => people.includes(first) && anyWay(seats.toSpliced(index, 1), rest),
  );
}

test.each([
  ['so many', { seats: 2 }, 3, 2],
  ['no more than there are', { seats: 5 }, 3, 3],
  ['all', { parts: 1, of: 1 }, 3, 3],
  ['two thirds of three', { parts: 2, of: 3 }, 3, 2],
  ['two thirds of four', { parts: 2, of: 3 }, 4, 3],
  ['two thirds of one', { parts: 2, of: 3 }, 1, 1],
  ['seven of 25', { parts: 28, of: 100 }, 25, 7],
  ['half of 49', { parts: 1, of: 2 }, 49, 25],
  ['all, in a plan compiled earlier', { share: 1 }, 3, 3],
  ['more than half', { share: 2 / 3 }, 4, 3],
  ['28 percent of 25', { share: 0.28 }, 25, 7],
  ['56 percent of 50', { share: 0.56 }, 50, 28],
  ['one percent of one', { share: 0.01 }, 1, 1],
])('%s must say yes', (_title, need, seats, yes) => {
  expect(seatsNeeded(need, seats)).toBe(yes);
});

const [yes, no] = ['approved', 'rejected'];
/** Answers of the first window, and at last one of the escalation chain. */
const said = (outcomes: readonly (string | undefined)[], last?: string): readonly AnswerAtLevel[] =>
  [...outcomes.map((outcome) => [outcome, 0] as const), ...(last ? [[last, 1] as const] : [])].map(
    ([outcome = '', rung], index) => ({ person: `p${index}`, outcome, at: 0, rung }),
  );

test.each<readonly [string, number, number, readonly AnswerAtLevel[], string | undefined]>([
  ['nobody has said anything', 3, 2, said([]), undefined],
  ['one yes of two is not enough', 3, 2, said([yes]), undefined],
  ['two are', 3, 2, said([yes, yes]), yes],
  ['one no leaves two who may say yes', 3, 2, said([no]), undefined],
  ['two leave one, which is not enough', 3, 2, said([no, no]), no],
  ['where all must say yes one no is enough', 3, 3, said([yes, no]), no],
  ['where one is enough all must say no', 2, 1, said([no]), undefined],
  ['whoever is asked last says yes for all that are left', 3, 2, said([no], yes), yes],
  ['but not for those who have said no', 3, 2, said([no, no], yes), no],
  ['and says no for them', 3, 2, said([yes], no), no],
])('a quorum: %s', (_sentence, seats, need, answers, outcome) => {
  expect(quorum(seats, need)(answers)).toBe(outcome);
});
