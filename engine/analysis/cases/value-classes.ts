import type { Predicate } from './guard.ts';
import type { Constant } from './constants.ts';

/** The values that the schema of the facts allows for a field. */
export interface ValueDomain {
  /** All of them, when they are listed. */
  readonly values?: readonly Constant[];
  readonly least?: number;
  readonly most?: number;
  readonly whole?: true;
  /** Whether it can hold this text, where texts are not listed; it can hold some other one as well. */
  readonly admits?: (text: string) => boolean;
}

/** The values of one term, in equivalence classes: all predicates over it agree within a class. Of unlisted values, a class holds representatives. */
export function equivalenceClasses(
  predicates: readonly Predicate[],
  domain: ValueDomain = {},
): readonly EquivalenceClass[] {
  const classes = new Map<string, Constant[]>();
  for (const value of domain.values ?? candidateValues(predicates, domain)) {
    const signature = predicates
      .map((predicate) => (satisfies(predicate, value) ? '1' : '0'))
      .join('');
    const others = classes.get(signature);
    if (others === undefined) classes.set(signature, [value]);
    else others.push(value);
  }
  return [...classes.values()];
}

export type EquivalenceClass = readonly Constant[];

/** Whether the predicate holds of a term with this value. */
export function satisfies(predicate: Predicate, value: Constant): boolean {
  if ('in' in predicate) return predicate.in.includes(value);
  if ('below' in predicate) return isLess(value, predicate.below);
  return value === predicate.upTo || isLess(value, predicate.upTo);
}

const isLess = (a: Constant, b: Constant): boolean => {
  if (typeof a === 'number') return typeof b === 'number' && a < b;
  return typeof a === 'string' && typeof b === 'string' && a < b;
};

function candidateValues(
  predicates: readonly Predicate[],
  domain: ValueDomain,
): readonly Constant[] {
  const constants = predicates.flatMap(constantsOf);
  const numbers = constants.filter((one) => typeof one === 'number');
  const strings = constants.filter((one) => typeof one === 'string');
  return [
    ...(constants.some((one) => typeof one === 'boolean') ? [true, false] : []),
    ...(numbers.length > 0 ? numbersAround(numbers, domain) : []),
    ...(strings.length > 0
      ? textsAmong(strings, {
          ...domain,
          isOrdered: !predicates.every((predicate) => 'in' in predicate),
        })
      : []),
  ];
}

function constantsOf(predicate: Predicate): readonly Constant[] {
  if ('in' in predicate) return predicate.in;
  return 'below' in predicate ? [predicate.below] : [predicate.upTo];
}

/** Each number, one between neighbours, one below and one above. */
function numbersAround(written: readonly number[], domain: ValueDomain): readonly number[] {
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

/** Each text that the domain admits, and another; where order counts, each, what comes right behind it, and the least. */
function textsAmong(
  written: readonly string[],
  { admits = () => true, isOrdered }: ValueDomain & { readonly isOrdered: boolean },
): readonly string[] {
  const texts = new Set(written);
  const least = admits('') ? '' : '\0';
  if (isOrdered)
    return [...new Set([least, ...[...texts].flatMap((text) => [text || least, `${text}\0`])])];
  let another = 'other';
  while (texts.has(another)) another += '-';
  return [...[...texts].filter(admits), another];
}
