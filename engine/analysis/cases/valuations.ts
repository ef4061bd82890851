import type { EquivalenceClass } from './value-classes.ts';
import type { Variable } from './variables.ts';

/** A value for each variable that is worth deciding. */
export type Assignment = ReadonlyMap<Variable, EquivalenceClass>;

/** The variables on which several things depend; the least valuable are left undecided when there would be too many worlds. */
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

/** What only one condition depends on may as well come out either way; what can have but one value costs nothing. */
export const isWorthDeciding = ({ classes, reads }: Variable): boolean =>
  classes.length === 1 || (classes.length > 1 && reads > 1);

/** Every combination of values. */
export function* assignments(variables: readonly Variable[]): Generator<Assignment> {
  const [first, ...others] = variables;
  if (first === undefined) yield new Map();
  else {
    for (const sample of first.classes) {
      for (const rest of assignments(others)) yield new Map([[first, sample], ...rest]);
    }
  }
}

const maxCases = 256;
