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

/** `wait`: lets time pass. */
export const wait = defineStep<Written, WaitStep>({
  kind: 'wait',
  summary: 'Lets time pass: a duration, or until a moment that the case names.',
  example: '{ wait: 1h }',
  main: {
    type: 'string',
    description: 'A duration, or `until <expression>` together with `atMost`.',
    expression: { type: 'instant', marked: true, marker: 'until ' },
    orDuration: true,
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
  shape: ({ id, for: length }) => ({ term: 'delay', step: id, length }),

  *run({ id, for: length }, line) {
    const now = line.host.now();
    const until =
      'until' in length
        ? Math.min(line.instant(length.until), line.after(now, length.atMost))
        : line.after(now, length);
    yield* line.wait({ label: `wait ${id}`, step: id, until });
  },
});
