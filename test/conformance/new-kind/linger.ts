import type { BaseStep, Steps } from '../../../engine/model/plan.ts';
import { stepKinds } from '../../../engine/steps/index.ts';
import { duration, steps } from '../../../engine/steps/schema.ts';
import { defineStep } from '../../../engine/steps/step.ts';
import type { Duration } from '../../../engine/model/base.ts';

// A kind of step that the program does not have, in its one file and with its one line in the table. Whoever imports this file has it.

interface WrittenLinger {
  readonly linger: string;
  readonly after: unknown;
}

interface LingerStep extends BaseStep {
  readonly kind: 'linger';
  readonly length: Duration;
  readonly after: Steps;
}

const linger = defineStep<WrittenLinger, LingerStep>({
  kind: 'linger',
  summary: 'Lets time pass, and goes on with steps of its own.',
  example: '{ linger: 1h, after: [{ tell: candidate, template: onboarding-guide }] }',
  main: duration('How long.'),
  fields: { after: steps },
  required: ['after'],
  results: { said: 'string' },
  goesThrough: 'one',
  lower: (written, lowering) => ({
    length: lowering.duration(written.linger),
    after: lowering.steps(written.after, 'after'),
  }),
  inside: ({ after }) => [after],
  page: () => undefined,
  behaviour: ({ id, length, after }, behaviourContext) => ({
    term: 'sequence',
    of: [{ term: 'delay', step: id, length }, behaviourContext.steps(after)],
  }),

  *run({ id, length, after }, context) {
    const until = context.after(context.host.now(), length);
    yield* context.wait({ label: `linger ${id}`, step: id, until });
    context.result(id, { said: 'enough' });
    yield* context.runAll(after);
  },
});

Object.assign(stepKinds, { linger });
