import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { kindOf } from '../steps/index.ts';
import type { Rehearsal } from './rehearse.ts';
import { stepListsOf, type StepList } from './step-lists.ts';

/** The coverage of a plan by rehearsals. */
export interface Coverage {
  readonly paths: Share;
  readonly steps: Share;
  readonly outcomes: Share;
  /** In the order of the plan; of a path that no case has entered, only the path itself. */
  readonly unreached: readonly UnreachedPart[];
}

export interface Share {
  readonly reached: number;
  readonly all: number;
}

/** A path that no rehearsal has taken, a step that none has carried out or skipped, an outcome that none has come to. */
export type UnreachedPart =
  | {
      readonly what: 'path';
      readonly step?: BaseStep;
      readonly name: string;
      readonly steps: Steps;
    }
  | { readonly what: 'step'; readonly step: BaseStep; readonly name: 'run' | 'skipped' }
  | { readonly what: 'outcome'; readonly step: BaseStep; readonly name: string };

/** Counts over all rehearsals of one plan. Its paths are its lists of steps: each branch of each step is one. */
export function coverageOf(plan: Plan, rehearsals: readonly Rehearsal[]): Coverage {
  const reached = collectReached(rehearsals);
  const all = stepListsOf(plan).flatMap(targetsOf);
  const unreached = all.filter((one) => !one.reachedBy(reached) && one.reachable(reached));
  const share = (what: UnreachedPart['what']): Share => {
    const those = all.filter((one) => one.target.what === what);
    return { all: those.length, reached: those.filter((one) => one.reachedBy(reached)).length };
  };
  return {
    paths: share('path'),
    steps: share('step'),
    outcomes: share('outcome'),
    unreached: unreached.map(({ target }) => target),
  };
}

/** Everything that all rehearsals together have reached. */
interface ReachedParts {
  readonly lists: ReadonlySet<Steps>;
  readonly ran: ReadonlySet<BaseStep>;
  readonly skipped: ReadonlySet<BaseStep>;
  /** `step outcome`. */
  readonly outcomes: ReadonlySet<string>;
}

function collectReached(rehearsals: readonly Rehearsal[]): ReachedParts {
  const traces = rehearsals.map(({ trace }) => trace);
  return {
    lists: new Set(traces.flatMap(({ lists }) => [...lists])),
    ran: new Set(traces.flatMap(({ ran }) => [...ran])),
    skipped: new Set(traces.flatMap(({ skipped }) => [...skipped])),
    outcomes: new Set(rehearsals.flatMap(outcomesOf)),
  };
}

/** A message that a step tells bears the step's own id. */
const outcomesOf = ({ entries }: Rehearsal): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'settled') return [`${entry.task} ${entry.outcome}`];
    if (entry.kind === 'accepted') return [`${entry.message} delivered`];
    return entry.kind === 'undelivered' ? [`${entry.message} undelivered`] : [];
  });

interface CoverageTarget {
  readonly target: UnreachedPart;
  readonly reachedBy: (reached: ReachedParts) => boolean;
  /** Whether what stands around it has been reached. */
  readonly reachable: (reached: ReachedParts) => boolean;
}

const targetsOf = ({ steps, parent, name }: StepList): readonly CoverageTarget[] => [
  {
    target: { what: 'path', ...(parent === undefined ? {} : { step: parent }), name, steps },
    reachedBy: ({ lists }) => lists.has(steps),
    reachable: ({ ran }) => parent === undefined || ran.has(parent),
  },
  ...steps.flatMap((step) => [
    {
      target: { what: 'step' as const, step, name: 'run' as const },
      reachedBy: ({ ran }: ReachedParts) => ran.has(step),
      reachable: ({ lists }: ReachedParts) => lists.has(steps),
    },
    ...(step.when === undefined
      ? []
      : [
          {
            target: { what: 'step' as const, step, name: 'skipped' as const },
            reachedBy: ({ skipped }: ReachedParts) => skipped.has(step),
            reachable: ({ lists }: ReachedParts) => lists.has(steps),
          },
        ]),
    ...(kindOf(step).comesTo?.(step) ?? []).map((outcome) => ({
      target: { what: 'outcome' as const, step, name: outcome },
      reachedBy: ({ outcomes }: ReachedParts) => outcomes.has(`${step.id} ${outcome}`),
      reachable: ({ ran }: ReachedParts) => ran.has(step),
    })),
  ]),
];
