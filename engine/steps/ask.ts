import type { OutcomeOption } from '../model/journal.ts';
import type { Steps } from '../model/plan.ts';
import { firstAnswer } from '../people/seats.ts';
import { label, steps, who } from './schema.ts';
import { defineStep } from './step.ts';
import { userTaskOf } from './task-behaviour.ts';
import { acknowledge, runTask } from './task.ts';
import {
  resultOf,
  stepsOfOutcome,
  insideTask,
  lowerBranches,
  lowerTask,
  missingTask,
  taskFields,
  type TaskStep,
  type WrittenTask,
} from './task-fields.ts';
import type { Label, Who } from '../model/base.ts';

interface Written extends WrittenTask {
  readonly ask: string;
  readonly form: string;
  readonly title?: Label;
  readonly outcomes?: Readonly<Record<string, unknown>>;
}

interface AskStep extends TaskStep {
  readonly kind: 'ask';
  readonly who: Who;
  readonly form: string;
  readonly title: Label;
  readonly choices: readonly OutcomeOption[];
  readonly arms: Readonly<Record<string, Steps>>;
}

/** `ask`: has a person fill in a form, upload something, accept or decline. */
export const ask = defineStep<Written, AskStep>({
  kind: 'ask',
  summary: 'Asks a person to fill in a form: to answer, upload, accept or decline.',
  example: `
    ask: candidate
    form: offer-answer
    within: 5 business days
    remind: [50%, 24h before]
    outcomes: { accepted: [], declined: [{ end: declined }] }
    silent: [{ end: no-answer }]`,
  main: who('Whom to ask.'),
  fields: {
    ...taskFields,
    form: { type: 'string', refersTo: 'form', description: 'File below `forms/`.' },
    title: label("What the person is asked for; default: the form's title."),
    outcomes: {
      type: 'object',
      additionalProperties: steps,
      description: "Steps for each of the form's choices, or for `answered` when it has none.",
    },
  },
  required: ['form', 'within', 'silent'],
  missing: missingTask,
  outcomes: { ofForm: 'form', under: 'outcomes' },
  results: { outcome: 'string', answered: 'yes-no', answers: 'map' },
  lower: (written, lowering) => {
    const choices = lowering.choices(written.form);
    return {
      ...lowerTask(written, lowering),
      who: lowering.who(written.ask),
      form: written.form,
      title: written.title ?? lowering.formTitle(written.form),
      choices: choices.length > 0 ? choices : [{ outcome: 'answered' }],
      arms: lowerBranches(written.outcomes ?? {}, lowering),
    };
  },
  inside: ({ silent, arms }) => insideTask(silent, arms),
  comesTo: ({ choices }) => [...choices.map(({ outcome }) => outcome), 'silent'],
  page: ({ page }) => page,
  behaviour: (step, context) =>
    userTaskOf({ ...step, type: 'form', by: [step.who], need: { seats: 1 } }, step, context),

  *run(step, context) {
    const spec = {
      type: 'form' as const,
      by: [step.who],
      need: { seats: 1 },
      commentOn: [],
      ...step,
    };
    const task = yield* runTask(step.id, spec, firstAnswer, context);
    const { outcome = 'silent', answer } = task;
    if (answer !== undefined) acknowledge(task, answer.person, context);
    const answers = answer?.answers ?? {};
    context.result(step.id, { ...resultOf(task, step.silent, context), answers });
    yield* context.runAll(stepsOfOutcome(outcome, step.silent, step.arms));
  },
});
