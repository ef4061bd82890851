import type { WrittenFlow, WrittenStep } from './written-flow.ts';

/** Gives every step of a plan an id of its own, readable and the same each time. */
export interface Namer {
  name(step: WrittenStep): string;
  /** The namer for the steps of one branch. */
  branch(prefix: string): Namer;
  /** The namer for the steps of a part, run by the step with this id. */
  enter(flow: WrittenFlow, caller: string): Namer;
}

/**
 * The author's ids stay as they are; a step without one is called after its kind, or after the part that it runs, below the
 * branch in which it stands: `department.rejected/regret`. Steps of a part carry the path of their caller.
 */
export const createNamer = (flow: WrittenFlow): Namer => {
  const taken = new Set<string>();
  reserveIds(flow, '', taken);
  return namerIn('', '', taken);
};

const namerIn = (inlined: string, branch: string, taken: Set<string>): Namer => ({
  name(step) {
    return step.id === undefined
      ? uniqueName(`${branch}${defaultName(step)}`, taken)
      : `${inlined}${step.id}`;
  },
  branch: (prefix) => namerIn(inlined, prefix, taken),
  enter(flow, caller) {
    reserveIds(flow, `${caller}/`, taken);
    return namerIn(`${caller}/`, `${caller}/`, taken);
  },
});

function reserveIds({ steps }: WrittenFlow, prefix: string, taken: Set<string>): void {
  for (const { id } of steps) if (id !== undefined) taken.add(`${prefix}${id}`);
}

function defaultName({ kind, fields }: WrittenStep): string {
  const main = fields[kind.kind];
  return kind.main.refersTo === 'part' && typeof main === 'string' ? main : kind.kind;
}

function uniqueName(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let n = 2; taken.has(candidate); n += 1) candidate = `${name}-${n}`;
  taken.add(candidate);
  return candidate;
}
