import type { BaseStep, Steps } from '../model/plan.ts';
import { listsIn } from '../steps/index.ts';

/** What lay ahead of a line when an end cut it: steps that could still have run, and now never will. */
export interface Cuts {
  /** A list of steps is cut when `entered` of them have been entered, the last of which is not over. */
  cut(steps: Steps, entered: number): void;
}

/** Creates the record of cuts; lists are reported from the innermost outwards, as a line unwinds. */
export function createCuts(outOfReach: (steps: () => ReadonlySet<string>) => void): Cuts {
  let unwound: Steps | undefined;
  return {
    cut(steps, entered) {
      const current = steps[entered - 1];
      const inside = current === undefined ? [] : listsIn(current);
      // Of the step at which the line stood, the list that it had entered has told of itself.
      const ahead = inside.some((list) => list === unwound) ? [] : inside;
      unwound = steps;
      outOfReach(() => new Set([...ahead, steps.slice(entered)].flat().flatMap(idsIn)));
    },
  };
}

const idsIn = (step: BaseStep): readonly string[] => [
  step.id,
  ...listsIn(step).flat().flatMap(idsIn),
];
