import type { Label } from '../model/base.ts';
import type { BaseStep, Steps } from '../model/plan.ts';
import { defineStep } from './step.ts';

interface Written {
  readonly run: string;
  readonly with?: Readonly<Record<string, Label>>;
}

interface RunStep extends BaseStep {
  readonly kind: 'run';
  readonly steps: Steps;
}

/** `run`: carries out the steps of a part, which the compiler has inlined. */
export const run = defineStep<Written, RunStep>({
  kind: 'run',
  summary: 'Runs the steps of a part in this place; an `end` in them ends the case.',
  example: '{ run: regret }',
  main: { type: 'string', refersTo: 'part', description: 'Id of the part, a file below `parts/`.' },
  fields: {
    with: {
      type: 'object',
      title: 'a map of values by name',
      description: 'What the part takes: ids, durations, labels and people, each under its name.',
      examples: ['{ message: urgent-offer, window: 2 business days }'],
      additionalProperties: { $ref: '#/$defs/given' },
    },
  },
  required: [],
  results: {},
  goesThrough: 'one',
  lower: (_written, lowering) => ({ steps: lowering.inline() }),
  inside: (step) => [step.steps],
  page: () => undefined,
  behaviour: (step, context) => context.steps(step.steps),

  *run(step, context) {
    yield* context.runAll(step.steps);
  },
});
