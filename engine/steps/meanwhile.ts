import type { BaseStep, Steps } from '../model/plan.ts';
import { steps } from './schema.ts';
import { defineStep } from './step.ts';

interface Written {
  readonly meanwhile: unknown;
  readonly until?: 'end';
}

interface MeanwhileStep extends BaseStep {
  readonly kind: 'meanwhile';
  readonly steps: Steps;
  readonly untilEnd: boolean;
}

/** `meanwhile`: forks a parallel fiber that carries out steps. */
export const meanwhile = defineStep<Written, MeanwhileStep>({
  kind: 'meanwhile',
  summary:
    'Starts steps beside the line, which goes on at once; the case waits for them at its end.',
  example: '{ meanwhile: [{ wait: 1h }, { tell: candidate, template: onboarding-guide }] }',
  main: steps,
  fields: {
    until: {
      type: 'string',
      enum: ['end'],
      description: '`end`: stop these steps when the case ends, instead of waiting for them.',
    },
  },
  required: [],
  results: {},
  beside: ['meanwhile'],
  lower: (written, lowering) => ({
    steps: lowering.steps(written.meanwhile, 'meanwhile'),
    untilEnd: written.until === 'end',
  }),
  inside: (step) => [step.steps],
  page: () => undefined,
  behaviour: (step, context) => ({
    term: 'fork',
    step: step.id,
    behaviour: context.steps(step.steps),
    how: step.untilEnd ? 'until-end' : 'awaited',
  }),

  *run(step, context) {
    yield* context.fork(
      (branch) => branch.runAll(step.steps),
      step.untilEnd ? 'until-end' : 'awaited',
    );
  },
});
