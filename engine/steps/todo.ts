import type { OutcomeOption } from '../model/journal.ts';
import type { Steps } from '../model/plan.ts';
import { firstAnswer } from '../people/seats.ts';
import { outcomePattern } from './end.ts';
import { label, steps } from './schema.ts';
import { defineStep } from './step.ts';
import { userTaskOf } from './task-behaviour.ts';
import { runTask } from './task.ts';
import {
  resultOf,
  stepsOfOutcome,
  insideTask,
  list,
  lowerBranches,
  lowerTask,
  missingTask,
  people,
  taskFields,
  type TaskStep,
  type WrittenTask,
} from './task-fields.ts';
import type { Label, Who } from '../model/base.ts';

interface Written extends WrittenTask {
  readonly todo: Label;
  readonly for: string | readonly string[];
  readonly outcomes: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, Label>>;
  readonly comment?: readonly string[];
}

interface TodoStep extends TaskStep {
  readonly kind: 'todo';
  readonly title: Label;
  readonly for: readonly Who[];
  readonly choices: readonly OutcomeOption[];
  readonly commentOn: readonly string[];
  readonly arms: Readonly<Record<string, Steps>>;
}

/** `todo`: gives somebody work to do outside the system, and has them report its outcome. */
export const todo = defineStep<Written, TodoStep>({
  kind: 'todo',
  summary:
    'Gives somebody work to do outside the system, such as a call, and has them report how it went.',
  example: `
    todo: Call the candidate to confirm
    for: recruiter
    within: 2h
    remind: 50%
    outcomes: { confirmed: [], hesitant: [{ run: manager-call }], unreachable: [] }
    silent: unreachable`,
  main: label('What there is to do.'),
  fields: {
    ...taskFields,
    for: people('Who does it; with several, whoever reports first.'),
    outcomes: {
      type: 'object',
      minProperties: 1,
      propertyNames: {
        pattern: outcomePattern,
        description:
          'name it in small letters, digits and hyphens, such as "confirmed"; the words on its button stand under "labels"',
      },
      additionalProperties: steps,
      description: 'What can come of it, each with the steps that follow.',
    },
    labels: {
      type: 'object',
      labelsFor: 'outcomes',
      propertyNames: { refersTo: 'outcome' },
      additionalProperties: label('The words on the button.'),
      description: 'How the page names the outcomes.',
    },
    comment: {
      type: 'array',
      items: { type: 'string', refersTo: 'outcome' },
      description: 'Outcomes that need a note.',
    },
  },
  required: ['for', 'within', 'outcomes', 'silent'],
  missing: {
    ...missingTask,
    outcomes: 'name what can come of it, e.g. `outcomes: { confirmed: [], unreachable: [] }`',
  },
  outcomes: { under: 'outcomes' },
  results: { outcome: 'string', answered: 'yes-no', comment: 'string' },
  goesThrough: 'one',
  lower: (written, lowering) => ({
    ...lowerTask(written, lowering),
    title: written.todo,
    for: list(written.for).map((who) => lowering.who(who)),
    choices: Object.keys(written.outcomes).map((outcome) => {
      const text = written.labels?.[outcome];
      return text === undefined ? { outcome } : { outcome, label: text };
    }),
    commentOn: written.comment ?? [],
    arms: lowerBranches(written.outcomes, lowering),
  }),
  inside: ({ silent, arms }) => insideTask(silent, arms),
  comesTo: ({ choices }) => [...choices.map(({ outcome }) => outcome), 'silent'],
  page: ({ page }) => page,
  behaviour: (step, context) =>
    userTaskOf({ ...step, type: 'work', by: step.for, need: { seats: 1 } }, step, context),

  *run(step, context) {
    const spec = { type: 'work' as const, by: step.for, need: { seats: 1 }, ...step };
    const task = yield* runTask(step.id, spec, firstAnswer, context);
    const { outcome = 'silent', answer } = task;
    const comment = answer?.comment ?? '';
    context.result(step.id, { ...resultOf(task, step.silent, context), comment });
    yield* context.runAll(stepsOfOutcome(outcome, step.silent, step.arms));
  },
});
