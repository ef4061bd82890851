import type { Test } from './guard.ts';
import type { Constant } from './constants.ts';

/** What the facts' schema lets a field hold. */
export interface Domain {
  /** All there are. */
  readonly values?: readonly Constant[];
  readonly least?: number;
  readonly most?: number;
  readonly whole?: true;
}

/** Values of one term, those together for which all its tests come out alike. */
export function sampleValues(tests: readonly Test[], domain: Domain = {}): readonly Sample[] {
  const samples = new Map<string, Constant[]>();
  for (const value of domain.values ?? candidates(tests, domain)) {
    const way = tests.map((test) => (passes(test, value) ? '1' : '0')).join('');
    const others = samples.get(way);
    if (others === undefined) samples.set(way, [value]);
    else others.push(value);
  }
  return [...samples.values()];
}

export type Sample = readonly Constant[];

/** How a test of a term comes out when it has this value. */
export function passes(test: Test, value: Constant): boolean {
  if ('in' in test) return test.in.includes(value);
  if ('below' in test) return isLess(value, test.below);
  return value === test.upTo || isLess(value, test.upTo);
}

const isLess = (a: Constant, b: Constant): boolean => {
  if (typeof a === 'number') return typeof b === 'number' && a < b;
  return typeof a === 'string' && typeof b === 'string' && a < b;
};

function candidates(tests: readonly Test[], domain: Domain): readonly Constant[] {
  const constants = tests.flatMap(constantsOf);
  const numbers = constants.filter((one) => typeof one === 'number');
  const strings = constants.filter((one) => typeof one === 'string');
  return [
    ...(constants.some((one) => typeof one === 'boolean') ? [true, false] : []),
    ...(numbers.length > 0 ? around(numbers, domain) : []),
    ...(strings.length > 0
      ? among(
          strings,
          tests.every((test) => 'in' in test),
        )
      : []),
  ];
}

function constantsOf(test: Test): readonly Constant[] {
  if ('in' in test) return test.in;
  return 'below' in test ? [test.below] : [test.upTo];
}

/** Each number, one between neighbours, one below and one above. */
function around(written: readonly number[], domain: Domain): readonly number[] {
  const { least = -Infinity, most = Infinity, whole } = domain;
  const bounds = [least, most].filter(Number.isFinite);
  const numbers = [...new Set([...written, ...bounds])].toSorted((a, b) => a - b);
  return numbers
    .flatMap((number, index) => {
      const next = numbers[index + 1];
      const step = whole ? Math.floor(number) + 1 : (number + (next ?? number + 2)) / 2;
      const below = index === 0 ? [Math.ceil(number) - 1] : [];
      return [...below, number, ...(next === undefined || step < next ? [step] : [])];
    })
    .filter((number) => number >= least && number <= most && !(whole && !Number.isInteger(number)));
}

/** Each text and another; where order counts, also what comes right behind each. */
function among(written: readonly string[], unordered: boolean): readonly string[] {
  const texts = new Set(written);
  if (!unordered) return [...new Set(['', ...[...texts].flatMap((text) => [text, `${text}\0`])])];
  let another = 'other';
  while (texts.has(another)) another += '-';
  return [...texts, another];
}
