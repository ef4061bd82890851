import type { EquivalenceClass } from './value-classes.ts';
import type { Variable } from './variables.ts';

/** A class of values for each variable that is decided. */
export type Assignment = ReadonlyMap<Variable, EquivalenceClass>;

/** The variables that are read more than once, most read first, as long as there are not too many cases; the others are left undecided. */
export function worthDeciding(all: readonly Variable[]): readonly Variable[] {
  const candidates = all
    .filter(isWorthDeciding)
    .toSorted((a, b) => b.reads - a.reads || a.classes.length - b.classes.length);
  let cases = 1;
  return candidates.filter(({ classes }) => {
    const more = cases * classes.length;
    if (more > maxCases) return false;
    cases = more;
    return true;
  });
}

/**
 * A variable that is read only once ties no guards together: both branches may be taken without deciding it. One with a single class costs
 * nothing.
 */
export const isWorthDeciding = ({ classes, reads }: Variable): boolean =>
  classes.length === 1 || (classes.length > 1 && reads > 1);

/** Every combination of classes. */
export function* assignments(variables: readonly Variable[]): Generator<Assignment> {
  const [first, ...others] = variables;
  if (first === undefined) yield new Map();
  else {
    for (const equivalenceClass of first.classes) {
      for (const rest of assignments(others)) yield new Map([[first, equivalenceClass], ...rest]);
    }
  }
}

const maxCases = 256;
