import type { BaseStep, Steps } from '../model/plan.ts';
import { lowerApology } from './apology.ts';
import { duration, instant, label, shows as shownValues, steps, who } from './schema.ts';
import type { AnnotatedSchema, StepLowering, WrittenShown } from './step.ts';
import type { Reminder, EscalationLevel } from './task.ts';
import { has } from '../model/generations.ts';
import type { StepContext } from '../ports/step-context.ts';
import type { Task } from '../ports/task-book.ts';
import type { Duration, Expression, JsonObject, Label } from '../model/base.ts';
import type { ShownValue } from '../model/shown.ts';

/** Reminders at equal distances. */
interface WrittenRepetition {
  readonly every: string;
  readonly 'at-most'?: number;
}

/** A level of the escalation chain. */
interface WrittenLevel {
  readonly to: string;
  readonly within: string;
  readonly tell?: string;
  readonly 'at-most'?: number;
}

/** The keys that every kind of task has: about time, escalation and silence. */
export interface WrittenTask {
  readonly within: string;
  readonly since?: string;
  readonly remind?: string | readonly string[] | WrittenRepetition;
  readonly escalate?: readonly WrittenLevel[];
  readonly page?: Label;
  readonly shows?: readonly WrittenShown[];
  readonly silent: unknown;
}

/** What follows when nobody answers: the steps of an outcome, or steps of its own. */
export type SilenceRule = { readonly as: string } | { readonly steps: Steps };

const oneOrMany = (item: AnnotatedSchema, description: string): AnnotatedSchema => ({
  anyOf: [item, { type: 'array', minItems: 1, maxItems: 50, items: item }],
  description,
});

/** One name, or several. */
export const people = (description: string): AnnotatedSchema =>
  oneOrMany(who(description), description);

/** How often people are reminded at equal distances, where nothing else is said. */
const usualTimes = 10;

const reminderText: AnnotatedSchema = {
  type: 'string',
  duration: { percent: true, suffix: ' before', prefix: 'every ', inside: 'within', least: '1h' },
  description:
    '`50%` of the window, `4h` after its opening, `24h before` its end, or `every 24h`, at most ten times.',
};

/** Schemas of those keys. */
export const taskFields: Readonly<Record<string, AnnotatedSchema>> = {
  within: duration('How long the people asked have.'),
  since: instant('The moment from which `within` counts; default: when the step opens.'),
  remind: {
    anyOf: [
      reminderText,
      { type: 'array', minItems: 1, maxItems: 50, items: reminderText },
      {
        type: 'object',
        required: ['every'],
        additionalProperties: false,
        properties: {
          every: {
            type: 'string',
            duration: { inside: 'within', least: '1h' },
            description: 'From one reminder to the next; at least an hour.',
          },
          'at-most': {
            type: 'integer',
            minimum: 1,
            maximum: 50,
            description: `How often; default ${usualTimes}.`,
          },
        },
      },
    ],
    description: 'When those who have not answered are reminded, while the first window lasts.',
  },
  escalate: {
    type: 'array',
    minItems: 1,
    maxItems: 10,
    description: 'Who is asked next when the time is over, level by level.',
    items: {
      type: 'object',
      required: ['to', 'within'],
      additionalProperties: false,
      properties: {
        to: who('Decides for all who have not answered.'),
        within: duration('Their time.'),
        tell: {
          type: 'string',
          refersTo: 'template',
          toldCandidate: 'status',
          gives: { expected: 'within' },
          description:
            'What the candidate is told when the level is asked: a `status`, whose `expected` is the end of `within`. Default: nothing.',
        },
        'at-most': {
          type: 'integer',
          minimum: 1,
          maximum: 6,
          needsKey: 'tell',
          description:
            'How often it is told where the task can be sent back: in the first so many rounds. Default: in every one.',
        },
      },
      missing: { within: 'give the level a window of its own, e.g. `within: 4 business hours`' },
    },
  },
  page: label("Shows the step on the candidate's page under this name, with its expected time."),
  shows: shownValues(
    'What its people see when they decide, instead of what the flow or the house shows: facts, groups of facts, answers of forms, and messages.',
  ),
  silent: {
    anyOf: [{ type: 'string', refersTo: 'outcome' }, steps],
    description: "What everyone's silence means: an outcome's name, or steps.",
  },
};

/** Hints for those of them that are required. */
export const missingTask = {
  within:
    'say how long the people asked have, e.g. `within: 8 business hours`; nothing may wait for ever',
  silent: "say what everyone's silence means: the name of an outcome, or steps",
};

/** Lowers the keys that every kind of task has. */
export function lowerTask(
  written: WrittenTask,
  lowering: StepLowering,
): Omit<TaskStep, keyof BaseStep> {
  const shows = lowering.shown(written.shows);
  return {
    within: lowering.duration(written.within),
    ...(written.since === undefined ? {} : { since: lowering.expression(written.since) }),
    remind: remindersOf(written.remind, lowering),
    escalate: (written.escalate ?? []).map(({ tell, ...level }): EscalationLevel => ({
      to: lowering.who(level.to),
      within: lowering.duration(level.within),
      ...(tell === undefined ? {} : { tell: lowerApology(tell, level['at-most'], lowering) }),
    })),
    ...(written.page === undefined ? {} : { page: written.page }),
    ...(shows === undefined ? {} : { shows }),
    silent: (typeof written.silent === 'string'
      ? { as: written.silent }
      : { steps: lowering.steps(written.silent, 'silent') }) satisfies SilenceRule,
  };
}

/** Lowers the steps that follow each outcome. */
export const lowerBranches = (
  written: Readonly<Record<string, unknown>>,
  lowering: StepLowering,
): Readonly<Record<string, Steps>> =>
  Object.fromEntries(
    Object.entries(written).map(([outcome, arm]) => [outcome, lowering.steps(arm, outcome)]),
  );

/** The fields that every kind of task has in a plan. */
export interface TaskStep extends BaseStep {
  readonly within: Duration;
  readonly since?: Expression;
  readonly remind: readonly Reminder[];
  readonly escalate: readonly EscalationLevel[];
  readonly page?: Label;
  /** What its people see, instead of what the plan shows. */
  readonly shows?: readonly ShownValue[];
  readonly silent: SilenceRule;
}

/** The steps that follow the outcome of a task. */
export function stepsOfOutcome(
  outcome: string,
  silent: SilenceRule,
  arms: Readonly<Record<string, Steps>>,
): Steps {
  if (outcome !== 'silent') return arms[outcome] ?? [];
  return 'steps' in silent ? silent.steps : (arms[silent.as] ?? []);
}

/** What a task came to, or counts as where it is silent, and whether people's answers brought that about. */
export function resultOf(
  { outcome = 'silent' }: Task,
  silent: SilenceRule,
  { plan }: StepContext,
): JsonObject {
  if (!has(plan, 'silence-counts')) return { outcome };
  const answered = outcome !== 'silent';
  return { outcome: !answered && 'as' in silent ? silent.as : outcome, answered };
}

/** The entries of a key under which an author writes one or several. */
export const list = (written: string | readonly string[] | undefined): readonly string[] =>
  typeof written === 'string' ? [written] : (written ?? []);

function remindersOf(written: WrittenTask['remind'], lowering: StepLowering): readonly Reminder[] {
  if (!isRepetition(written)) return list(written).map((text) => reminder(text, lowering));
  return [{ every: lowering.duration(written.every), atMost: written['at-most'] ?? usualTimes }];
}

const isRepetition = (written: WrittenTask['remind']): written is WrittenRepetition =>
  typeof written === 'object' && !Array.isArray(written);

function reminder(text: string, lowering: StepLowering): Reminder {
  if (text.startsWith('every '))
    return { every: lowering.duration(text.replace(/^every /, '')), atMost: usualTimes };
  if (text.endsWith('%')) return { share: Number(text.slice(0, -1)) / 100 };
  return text.endsWith(' before')
    ? { before: lowering.duration(text.replace(/ before$/, '')) }
    : { after: lowering.duration(text) };
}

/** Every list of steps inside a task. */
export const insideTask = (
  silent: SilenceRule,
  arms: Readonly<Record<string, Steps>>,
): readonly Steps[] => [...Object.values(arms), ...('steps' in silent ? [silent.steps] : [])];
