/** What a campaign has counted, by name; and the first failures, each with all that is needed to see it again. */
export interface Tally {
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** A tally while it is counted. */
export interface Counter {
  readonly count: (name: string, by?: number) => void;
  readonly fail: (what: string) => void;
  readonly tally: () => Tally;
}

export function createCounter(): Counter {
  const counts: Record<string, number> = {};
  const failures: string[] = [];
  return {
    count: (name, by = 1) => {
      counts[name] = (counts[name] ?? 0) + by;
    },
    fail: (what) => void failures.push(what),
    tally: () => ({ counts, failures }),
  };
}

/** The sum of several tallies: of blocks, of shards, of runs that were broken off. */
export function merged(tallies: readonly Tally[]): Tally {
  const counts: Record<string, number> = {};
  for (const tally of tallies)
    for (const [name, by] of Object.entries(tally.counts)) counts[name] = (counts[name] ?? 0) + by;
  return { counts, failures: tallies.flatMap(({ failures }) => failures) };
}

/** Counts whose names begin so, by the rest of the name. */
export const countsOf = ({ counts }: Tally, prefix: string): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(counts).flatMap(([name, by]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), by] as const] : [],
    ),
  );
