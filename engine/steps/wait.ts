import type { BaseStep } from '../model/plan.ts';
import { duration } from './schema.ts';
import { defineStep } from './step.ts';
import type { Duration, Expression } from '../model/base.ts';

interface Written {
  readonly wait: string;
  readonly atMost?: string;
}

interface WaitStep extends BaseStep {
  readonly kind: 'wait';
  readonly for: Duration | { readonly until: Expression; readonly atMost: Duration };
}

/** `wait`: lets time pass: a duration, or until a moment of the case. */
export const wait = defineStep<Written, WaitStep>({
  kind: 'wait',
  summary: 'Lets time pass: a duration, or until a moment that the case names.',
  example: '{ wait: 1h }',
  main: {
    type: 'string',
    description: 'A duration, or `until <expression>` together with `atMost`.',
    expression: { type: 'instant', marked: true, marker: 'until ' },
    orDuration: true,
    examples: ['24h', '2 business days'],
  },
  fields: { atMost: duration('Needed with `until`: the longest that the line may stand still.') },
  required: [],
  results: {},
  lower: ({ wait: written, atMost }, lowering) => ({
    for:
      atMost === undefined
        ? lowering.duration(written)
        : {
            until: lowering.expression(written.replace(/^until\s+/, '')),
            atMost: lowering.duration(atMost),
          },
  }),
  inside: () => [],
  page: () => undefined,
  behaviour: ({ id, for: length }) => ({ term: 'delay', step: id, length }),

  *run({ id, for: length }, context) {
    const now = context.host.now();
    const until =
      'until' in length
        ? Math.min(context.instant(length.until), context.after(now, length.atMost))
        : context.after(now, length);
    yield* context.wait({ label: `wait ${id}`, step: id, until });
  },
});
