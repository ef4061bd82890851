import { withTree } from '../../engine/expression/check/with-trees.ts';
import { taskOfApology } from '../../engine/model/apology-step.ts';
import type { ProofAssumptions, Plan, FlowPromise } from '../../engine/model/plan.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { termsOf } from '../../engine/behaviour/traverse.ts';
import type { Duration } from '../../engine/model/base.ts';

/** So long a message is under way at most. */
export const mailMs = 900_000;

/** The assumptions of all random flows: facts are never older than this when a case starts. */
export const assume: ProofAssumptions = {
  mail: { ms: mailMs },
  start: { after: withTree({ cel: 'case.lastInterviewAt' }), within: { ms: 5 * 86_400_000 } },
};

/**
 * Every promise that a flow could make: what is told, from everywhere, and every task. Its time does not matter: the bound says how much of
 * it is left.
 */
export function promisesFor(
  plan: Plan,
  within: Duration,
): {
  readonly promises: readonly FlowPromise[];
  readonly assume: ProofAssumptions;
} {
  // What is done only where something is sent back would be promised in vain, and nothing can be promised after an apology.
  const terms = [...termsOf(behaviourOfPlan(plan).main)].filter(
    (term) =>
      !('step' in term) ||
      (!/^system\.|\.returned\//.test(term.step) && taskOfApology(term.step) === undefined),
  );
  const told = { promise: 'told', who: 'candidate', within } as const;
  const steps = unique(
    terms.flatMap((term) => (term.term === 'send' || term.term === 'task' ? [term.step] : [])),
  );
  const tasks = unique(terms.flatMap((term) => (term.term === 'task' ? [term.step] : [])));
  const since = withTree({ cel: 'case.lastInterviewAt' });
  return {
    assume,
    promises: [
      { ...told, about: 'answer' },
      { ...told, about: 'outcome' },
      { ...told, about: 'status' },
      { ...told, about: 'answer', since },
      { promise: 'silence', who: 'candidate', atMost: within },
      ...tasks.map((step) => ({ promise: 'done', step, within }) as const),
      ...steps.slice(0, 3).map((after) => ({ ...told, about: 'answer', after }) as const),
      ...tasks
        .slice(1, 3)
        .map((step) => ({ promise: 'done', step, within, after: steps[0] ?? '' }) as const),
    ],
  };
}

/** A task that may be sent back stands in a behaviour once for each round. */
const unique = (steps: readonly string[]): readonly string[] => [...new Set(steps)];
