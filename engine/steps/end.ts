import type { BaseStep } from '../model/plan.ts';
import { defineStep } from './step.ts';

interface Written {
  readonly end: string;
  readonly beside?: 'stop';
}

interface EndStep extends BaseStep {
  readonly kind: 'end';
  readonly outcome: string;
  readonly beside: 'finish' | 'stop';
}

/** Outcomes of cases as flows name them: small letters, digits and hyphens. */
export const outcomePattern = '^[a-z][a-z0-9-]*$';

/** `end`: ends the case with an outcome. */
export const end = defineStep<Written, EndStep>({
  kind: 'end',
  summary: 'Ends the case with an outcome; what runs beside may finish, backstops are cancelled.',
  example: '{ end: declined, beside: stop }',
  main: {
    type: 'string',
    title: 'an outcome',
    pattern: outcomePattern,
    examples: ['accepted', 'no-answer'],
    description: 'The outcome, as reports count it.',
  },
  fields: {
    beside: {
      type: 'string',
      enum: ['stop'],
      description: '`stop`: cancel also what runs beside.',
    },
  },
  required: [],
  results: {},
  ends: true,
  lower: (written) => ({ outcome: written.end, beside: written.beside ?? 'finish' }),
  inside: () => [],
  endsAs: ({ outcome }) => outcome,
  page: () => undefined,
  behaviour: ({ id, outcome, beside }) => ({ term: 'end', step: id, outcome, beside }),

  // oxlint-disable-next-line require-yield
  *run({ outcome, beside }, context) {
    context.end(outcome, beside);
  },
});
