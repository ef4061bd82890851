import { type Assignment, assignments, worthDeciding } from './valuations.ts';
import { atomsOf, conditionOf } from './guard.ts';
import type { Constant } from './constants.ts';
import { namedTasks } from './outcome-variables.ts';
import { prune, ruled, type Rules } from './specialise.ts';
import type { Sample } from './value-classes.ts';
import type { Alt, Shape, FlowShape } from '../../behaviour/behaviour.ts';
import { survey, type Survey } from './guards-in.ts';
import { type Domains, type Variable, variablesOf } from './variables.ts';
import { judgeOf, type Verdict } from './evaluate-guard.ts';

/**
 * A flow as it can go under one consistent answer to all that its conditions ask more than once: the same condition over the
 * same fact is decided once along a path (`proofs.md` 2 of the design).
 */
export interface World {
  readonly shape: FlowShape;
  readonly given: readonly Given[];
  /** Steps that choose, of whose ways some may be impossible: what they depend on was not decided, or not exactly. */
  readonly doubtful: ReadonlySet<string>;
}

/** What a world assumes: the value of a fact, or of what is computed from facts; or what may come of a task. */
export type Given =
  | { readonly of: string; readonly is: Constant }
  | { readonly step: string; readonly outcomes: readonly string[] };

/** All worlds of a flow: one, the flow itself, when it has no conditions. `domains` say what the fields of a case can hold. */
export function worldsOf(flow: FlowShape, domains: Domains = new Map()): readonly World[] {
  const surveyed = survey(flow);
  const alts = surveyed.alts.filter(isConditional);
  if (alts.length === 0) return [{ shape: flow, given: [], doubtful: new Set() }];
  const its = { ...surveyed, alts };
  const { sites, all } = variablesOf(its, namedTasks(flow, namesRead(its), its), domains);
  const decided = worthDeciding(all);
  const within = ruled(flow, ruledBy(alts, decided));
  const judges = new Map(sites.map((site) => [site.alt, judgeOf(site)]));
  const worlds = new Map<string, World>();
  for (const assignment of assignments(decided)) {
    const { way, ...world } = worldUnder(flow, { judges, assignment, within });
    if (!worlds.has(way)) worlds.set(way, world);
  }
  return [...worlds.values()];
}

const isConditional = ({ arms }: Alt): boolean => arms.some(({ when }) => when !== undefined);

/** Names of tasks on which conditions depend. */
const namesRead = ({ alts }: Survey): ReadonlySet<string> =>
  new Set(
    alts
      .flatMap(({ arms }) => arms.flatMap(({ when }) => (when ? [conditionOf(when.cel)] : [])))
      .flatMap((condition) => atomsOf(condition).flatMap(({ term }) => term.owners)),
  );

function ruledBy(alts: readonly Alt[], decided: readonly Variable[]): (shape: Shape) => boolean {
  const choices = new Set<Shape>(alts);
  const steps = new Set(decided.flatMap(({ of, text }) => (of === 'outcome' ? [text] : [])));
  return (shape) => choices.has(shape) || (shape.term === 'race' && steps.has(shape.step));
}

interface Under {
  readonly judges: ReadonlyMap<Alt, (given: Assignment) => Verdict>;
  readonly assignment: Assignment;
  readonly within: ReadonlySet<Shape>;
}

function worldUnder(
  flow: FlowShape,
  { judges, assignment, within }: Under,
): World & { readonly way: string } {
  const given = [...assignment].flatMap(givenBy);
  const rules: Rules = {
    verdict: (alt) => judges.get(alt)?.(assignment) ?? { arms: alt.arms, doubtful: false },
    races: new Map(given.flatMap((one) => ('step' in one ? [[one.step, one.outcomes]] : []))),
  };
  const { flow: shape, doubtful, way } = prune(flow, rules, within);
  return { shape, given, doubtful, way };
}

/** What can have but one value is no assumption. */
function givenBy([variable, sample]: readonly [Variable, Sample]): readonly Given[] {
  const [value] = sample;
  if (variable.samples.length === 1 || value === undefined) return [];
  return variable.of === 'outcome'
    ? [{ step: variable.text, outcomes: sample.map(String) }]
    : [{ of: variable.text, is: value }];
}
