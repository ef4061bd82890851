import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { kindOf } from '../steps/index.ts';
import type { Rehearsal } from './rehearse.ts';
import { waysOf, type Way } from './step-lists.ts';

/** What rehearsals have reached of a plan, and what none has. */
export interface Coverage {
  readonly paths: Share;
  readonly steps: Share;
  readonly outcomes: Share;
  /** In the order of the plan; of what no case has entered, only the entrance. */
  readonly unreached: readonly Unreached[];
}

export interface Share {
  readonly reached: number;
  readonly all: number;
}

/** A way that no rehearsal has gone, a step that none has carried out or skipped, an outcome that none has come to. */
export type Unreached =
  | {
      readonly what: 'path';
      readonly step?: BaseStep;
      readonly name: string;
      readonly steps: Steps;
    }
  | { readonly what: 'step'; readonly step: BaseStep; readonly name: 'run' | 'skipped' }
  | { readonly what: 'outcome'; readonly step: BaseStep; readonly name: string };

/** Counts over all rehearsals of one plan: paths are the lists of steps in it, each arm of each step one. */
export function coverageOf(plan: Plan, rehearsals: readonly Rehearsal[]): Coverage {
  const went = gather(rehearsals);
  const all = waysOf(plan).flatMap((way) => targetsOf(way));
  const unreached = all.filter((one) => !one.reachedBy(went) && one.reachable(went));
  const share = (what: Unreached['what']): Share => {
    const those = all.filter((one) => one.target.what === what);
    return { all: those.length, reached: those.filter((one) => one.reachedBy(went)).length };
  };
  return {
    paths: share('path'),
    steps: share('step'),
    outcomes: share('outcome'),
    unreached: unreached.map(({ target }) => target),
  };
}

/** Everything that all rehearsals together have reached. */
interface Went {
  readonly lists: ReadonlySet<Steps>;
  readonly ran: ReadonlySet<BaseStep>;
  readonly skipped: ReadonlySet<BaseStep>;
  /** `step outcome`. */
  readonly outcomes: ReadonlySet<string>;
}

function gather(rehearsals: readonly Rehearsal[]): Went {
  const trails = rehearsals.map(({ trail }) => trail);
  return {
    lists: new Set(trails.flatMap(({ lists }) => [...lists])),
    ran: new Set(trails.flatMap(({ ran }) => [...ran])),
    skipped: new Set(trails.flatMap(({ skipped }) => [...skipped])),
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

interface Target {
  readonly target: Unreached;
  readonly reachedBy: (went: Went) => boolean;
  /** What stands around it has been reached. */
  readonly reachable: (went: Went) => boolean;
}

const targetsOf = ({ steps, of, name }: Way): readonly Target[] => [
  {
    target: { what: 'path', ...(of === undefined ? {} : { step: of }), name, steps },
    reachedBy: ({ lists }) => lists.has(steps),
    reachable: ({ ran }) => of === undefined || ran.has(of),
  },
  ...steps.flatMap((step) => [
    {
      target: { what: 'step' as const, step, name: 'run' as const },
      reachedBy: ({ ran }: Went) => ran.has(step),
      reachable: ({ lists }: Went) => lists.has(steps),
    },
    ...(step.when === undefined
      ? []
      : [
          {
            target: { what: 'step' as const, step, name: 'skipped' as const },
            reachedBy: ({ skipped }: Went) => skipped.has(step),
            reachable: ({ lists }: Went) => lists.has(steps),
          },
        ]),
    ...(kindOf(step).comesTo?.(step) ?? []).map((outcome) => ({
      target: { what: 'outcome' as const, step, name: outcome },
      reachedBy: ({ outcomes }: Went) => outcomes.has(`${step.id} ${outcome}`),
      reachable: ({ ran }: Went) => ran.has(step),
    })),
  ]),
];
