import type { Sample } from './value-classes.ts';
import type { Variable } from './variables.ts';

/** A value for each variable that is worth deciding. */
export type Assignment = ReadonlyMap<Variable, Sample>;

/** The variables on which several things depend; the least valuable are left undecided when there would be too many worlds. */
export function worthDeciding(all: readonly Variable[]): readonly Variable[] {
  const wanted = all
    .filter(isWorthIt)
    .toSorted((a, b) => b.reads - a.reads || a.samples.length - b.samples.length);
  let worlds = 1;
  return wanted.filter(({ samples }) => {
    const more = worlds * samples.length;
    if (more > mostWorlds) return false;
    worlds = more;
    return true;
  });
}

/** What only one condition depends on may as well come out either way; what can have but one value costs nothing. */
export const isWorthIt = ({ samples, reads }: Variable): boolean =>
  samples.length === 1 || (samples.length > 1 && reads > 1);

/** Every combination of values. */
export function* assignments(variables: readonly Variable[]): Generator<Assignment> {
  const [first, ...others] = variables;
  if (first === undefined) yield new Map();
  else {
    for (const sample of first.samples) {
      for (const rest of assignments(others)) yield new Map([[first, sample], ...rest]);
    }
  }
}

const mostWorlds = 256;
