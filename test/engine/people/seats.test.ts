import * as fc from 'fast-check';
import { canFill, seatsNeeded } from '../../../engine/people/seats.ts';

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
