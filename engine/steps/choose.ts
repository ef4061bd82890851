import type { BaseStep, Steps } from '../model/plan.ts';
import { condition, steps } from './schema.ts';
import { defineStep } from './step.ts';
import type { Expression } from '../model/base.ts';

interface Written {
  readonly choose: readonly { readonly when: string; readonly do: unknown }[];
  readonly else?: unknown;
}

interface ChooseStep extends BaseStep {
  readonly kind: 'choose';
  readonly arms: readonly { readonly when: Expression; readonly steps: Steps }[];
  readonly otherwise: Steps;
}

/** `choose`: carries out the first branch whose condition holds. */
export const choose = defineStep<Written, ChooseStep>({
  kind: 'choose',
  summary: 'Goes the first way whose `when` holds, else the way of `else`.',
  example:
    '{ choose: [{ when: "case.position.family == \'core\'", do: [{ wait: 1h }] }], else: [] }',
  main: {
    type: 'array',
    minItems: 1,
    description: 'The ways, in the order in which they are tried.',
    items: {
      type: 'object',
      required: ['when', 'do'],
      additionalProperties: false,
      properties: { when: condition('Go this way if it holds.'), do: steps },
    },
  },
  fields: { else: { ...steps, description: 'The way when none of the conditions holds.' } },
  required: [],
  results: {},
  goesThrough: 'one',
  lower: (written, lowering) => ({
    arms: written.choose.map((arm, index) => ({
      when: lowering.expression(arm.when),
      steps: lowering.steps(arm.do, `${index + 1}`),
    })),
    otherwise: lowering.steps(written.else ?? [], 'else'),
  }),
  inside: (step) => [...step.arms.map((arm) => arm.steps), step.otherwise],
  page: () => undefined,
  behaviour: ({ id, arms, otherwise }, context) => ({
    term: 'choice',
    step: id,
    branches: [
      ...arms.map(({ when, steps: body }, index) => ({
        label: `${index + 1}`,
        when,
        behaviour: context.steps(body),
      })),
      { label: 'else', behaviour: context.steps(otherwise) },
    ],
  }),

  *run({ arms, otherwise }, context) {
    const arm = arms.find(({ when }) => context.holds(when));
    yield* context.runAll(arm?.steps ?? otherwise);
  },
});
