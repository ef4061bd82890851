/** `house.yaml`: what holds for every flow of the house. */
export interface House {
  /** Without it, nothing is erased by itself. */
  readonly keep?: Keep;
}

/** For how long what is personal about a case is kept, from when nothing of it is open any more. */
export interface Keep {
  /** By outcome. */
  readonly outcomes: Readonly<Record<string, Period>>;
  /** Of every other outcome. */
  readonly else: Period;
}

/** A span of the civil calendar, in UTC. */
export type Period = { readonly days: number } | { readonly months: number };
