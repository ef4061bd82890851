import type { BaseStep, Steps } from '../model/plan.ts';
import { defineStep } from './step.ts';

interface Written {
  readonly run: string;
}

interface RunStep extends BaseStep {
  readonly kind: 'run';
  readonly steps: Steps;
}

/** `run`: carries out the steps of another flow, which the compiler has inlined. */
export const run = defineStep<Written, RunStep>({
  kind: 'run',
  summary: 'Runs the steps of another flow in this place; an `end` in them ends the case.',
  example: '{ run: regret }',
  main: { type: 'string', refersTo: 'flow', description: 'Id of the flow.' },
  fields: {},
  required: [],
  results: {},
  goesThrough: 'one',
  lower: (written, lowering) => ({ steps: lowering.inline(written.run) }),
  inside: (step) => [step.steps],
  page: () => undefined,
  behaviour: (step, context) => context.steps(step.steps),

  *run(step, context) {
    yield* context.runAll(step.steps);
  },
});
