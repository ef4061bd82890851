import type { BaseStep } from '../model/plan.ts';
import { duration, label } from './schema.ts';
import { defineStep } from './step.ts';
import type { Duration, Label } from '../model/base.ts';

interface Written {
  readonly show: Label;
  readonly within?: string;
}

interface ShowStep extends BaseStep {
  readonly kind: 'show';
  readonly label: Label;
  readonly within?: Duration;
}

/** `show`: moves the candidate's page on to a new current step. */
export const show = defineStep<Written, ShowStep>({
  kind: 'show',
  summary: "Moves the candidate's page on to a new current step, with the time until it is done.",
  example: '{ show: Your documents are being prepared, within: 1 business day }',
  main: label("What the candidate's page says."),
  fields: { within: duration('When this step is expected to be done.') },
  required: [],
  results: {},
  lower: (written, lowering) => ({
    label: written.show,
    ...(written.within === undefined ? {} : { within: lowering.duration(written.within) }),
  }),
  inside: () => [],
  page: (step) => step.label,
  behaviour: ({ id, label: shown, within }) => ({
    term: 'show',
    step: id,
    label: shown,
    ...(within === undefined ? {} : { within }),
  }),

  // It waits for nothing; it is a generator only because `run` of every kind is one.
  // oxlint-disable-next-line require-yield
  *run({ id, label: shown, within }, context) {
    const { host } = context;
    const expectedBy =
      within === undefined ? {} : { expectedBy: context.after(host.now(), within) };
    host.record({ kind: 'shown', step: id, label: shown, ...expectedBy });
  },
});
