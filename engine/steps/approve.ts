import type { Behaviour, UserTask } from '../behaviour/behaviour.ts';
import type { ApprovalSubject } from '../model/approval-subject.ts';
import type { OutcomeOption } from '../model/journal.ts';
import type { Steps } from '../model/plan.ts';
import { type Need, quorum, recused, returned } from '../people/seats.ts';
import { label, partsPattern, steps } from './schema.ts';
import { defineStep } from './step.ts';
import { userTaskOf } from './task-behaviour.ts';
import { levelsInRound, runTask, type TaskSpec } from './task.ts';
import {
  resultOf,
  stepsOfOutcome,
  insideTask,
  list,
  lowerTask,
  missingTask,
  people,
  taskFields,
  type TaskStep,
  type WrittenTask,
} from './task-fields.ts';
import type { Label, Who } from '../model/base.ts';

/** As plans compiled earlier have it. */
type EarlierComment = 'on-reject' | 'always' | 'never';

interface Written extends WrittenTask {
  readonly approve: Label;
  readonly by: string | readonly string[];
  readonly about?: string;
  readonly need?: number | string;
  readonly comment?: readonly string[];
  readonly may?: readonly 'recuse'[];
  readonly returned?: unknown;
  readonly 'at-most'?: number;
  readonly approved?: unknown;
  readonly rejected?: unknown;
}

interface ApproveStep extends TaskStep {
  readonly kind: 'approve';
  readonly title: Label;
  readonly by: readonly Who[];
  readonly about?: ApprovalSubject;
  readonly need: Need;
  readonly comment: readonly string[] | EarlierComment;
  /** Whoever is asked may say that they may not decide here. */
  readonly mayRecuse?: true;
  /** What is done before all are asked anew, where somebody sends it back, and how often that can be. */
  readonly returned?: Steps;
  readonly returns?: number;
  readonly arms: { readonly approved: Steps; readonly rejected: Steps };
}

const choices: readonly OutcomeOption[] = [{ outcome: 'approved' }, { outcome: 'rejected' }];
const sendingBack: OutcomeOption = { outcome: returned, again: true };
const recusal: OutcomeOption = { outcome: recused, settles: false };
const earlierComment = { 'on-reject': ['rejected'], always: ['approved', 'rejected'], never: [] };

const needTitle = '"all", a number without quotes, or a fraction such as 2/3';

/** `approve`: asks one or several people for a decision. */
export const approve = defineStep<Written, ApproveStep>({
  kind: 'approve',
  summary:
    'Asks one or several people for a decision, reminds them, and climbs an escalation chain when they are silent.',
  example: `
    approve: Group approval
    by: [group-hr, finance-partner, business-owner]
    need: 2
    within: 1 business day
    remind: 50%
    escalate: [{ to: hr-director, within: 4 business hours }]
    rejected: [{ run: regret }]
    silent: rejected`,
  main: label('What is asked, as the approver and the operator read it.'),
  fields: {
    ...taskFields,
    by: people('Who decides; each entry is one seat.'),
    need: {
      title: needTitle,
      anyOf: [
        { type: 'string', title: needTitle, enum: ['all'] },
        { type: 'integer', minimum: 1, maximum: 50, seatsIn: 'by' },
        { type: 'string', title: needTitle, pattern: partsPattern, parts: true },
      ],
      description:
        'How many seats must say yes: `all` (default), a number, or a fraction of them such as `2/3`, rounded up.',
    },
    about: {
      type: 'string',
      refersTo: 'subject',
      description:
        'What it is about, where that is not the result: `text` for a wording, an approval that it decides anew, or a step before it.',
    },
    comment: {
      type: 'array',
      items: { type: 'string', refersTo: 'outcome' },
      description: 'Outcomes that need a reason; default `[rejected]`. `[]` for none.',
    },
    may: {
      type: 'array',
      items: { type: 'string', enum: ['recuse'] },
      description:
        'What else people may do: `[recuse]` gives them a button by which they say that they may not decide here.',
    },
    returned: {
      ...steps,
      description:
        'After somebody has sent it back, which is a button of its own and needs a reason: these steps are carried out, then all are asked anew.',
    },
    'at-most': {
      type: 'integer',
      minimum: 1,
      maximum: 5,
      needsKey: 'returned',
      description: 'How often it can be sent back; default 2. Then the button is gone.',
    },
    approved: { ...steps, description: 'After a yes; the flow then goes on behind the step.' },
    rejected: { ...steps, description: 'After a no.' },
  },
  required: ['by', 'within', 'silent'],
  missing: missingTask,
  decides: true,
  outcomes: { fixed: ['approved', 'rejected'] },
  results: { outcome: 'string', answered: 'yes-no', comment: 'string' },
  goesThrough: 'one',
  lower: (written, lowering) => ({
    ...lowerTask(written, lowering),
    title: written.approve,
    by: list(written.by).map((who) => lowering.who(who)),
    ...(written.about === undefined ? {} : { about: lowering.subject(written.about) }),
    need: needOf(written.need ?? 'all'),
    comment: written.comment ?? ['rejected'],
    ...(written.may?.includes('recuse') === true ? { mayRecuse: true } : {}),
    ...(written.returned === undefined
      ? {}
      : {
          returned: lowering.steps(written.returned, returned),
          returns: written['at-most'] ?? 2,
        }),
    arms: {
      approved: lowering.steps(written.approved ?? [], 'approved'),
      rejected: lowering.steps(written.rejected ?? [], 'rejected'),
    },
  }),
  inside: ({ silent, arms, returned: before }) => [
    ...insideTask(silent, arms),
    ...(before === undefined ? [] : [before]),
  ],
  leadsBack: { under: returned, bound: 'at-most', results: ['comment'] },
  comesTo: (step) => [
    'approved',
    'rejected',
    ...(step.returned === undefined ? [] : [returned]),
    'silent',
  ],
  otherAnswers: ({ mayRecuse }) => (mayRecuse === true ? [recused] : []),
  page: ({ page }) => page,
  behaviour: (step, context) => {
    const task = {
      ...userTaskOf({ ...step, type: 'decision', choices }, step, context),
      ...(step.about === undefined ? {} : { about: step.about }),
    };
    const { returned: before, returns = 0 } = step;
    if (before === undefined) return task;
    const quietBehind = task.windows.map((_one, index) => step.escalate[index - 1]?.tell?.rounds);
    return returnable(task, context.steps(before), { left: returns, round: 1, quietBehind });
  },

  *run(step, context) {
    const { returned: before = [], returns = 0 } = step;
    let task = yield* runTask(step.id, specOf(step, returns), quorum, context);
    for (let left = returns - 1; task.outcome === returned; left -= 1) {
      context.result(step.id, { comment: task.answer?.comment ?? '' });
      yield* context.runAll(before);
      const round = returns - left + 1;
      task = yield* runTask(step.id, askedAnew(specOf(step, left), round), quorum, context);
    }
    const { outcome = 'silent', answer } = task;
    const comment = answer?.comment ?? '';
    context.result(step.id, { ...resultOf(task, step.silent, context), comment });
    yield* context.runAll(stepsOfOutcome(outcome, step.silent, step.arms));
  },
});

interface Rounds {
  /** How often it can still be sent back. */
  readonly left: number;
  readonly round: number;
  /** For each window the last round in which it tells, where that is said. */
  readonly quietBehind: readonly (number | undefined)[];
}

/** A task that can be sent back so often: each time it is another one, whose time counts from when it opens. */
function returnable(task: UserTask, before: Behaviour, rounds: Rounds): UserTask {
  const { left: times, round, quietBehind } = rounds;
  if (times === 0) return task;
  const { since: _since, ...again } = task;
  const windows = task.windows.map((one, index) =>
    quietBehind[index] === round ? { to: one.to, within: one.within } : one,
  );
  const anew = { ...again, windows };
  const next = returnable(anew, before, { ...rounds, left: times - 1, round: round + 1 });
  const behaviour: Behaviour = { term: 'sequence', of: [before, next] };
  return {
    ...task,
    answers: [...task.answers, { label: returned, again: { before, times }, behaviour }],
  };
}

/** What is asked while it can be sent back so many times more. */
function specOf(step: ApproveStep, left: number): TaskSpec {
  const reasons = typeof step.comment === 'string' ? earlierComment[step.comment] : step.comment;
  return {
    type: 'decision',
    choices: [
      ...choices,
      ...(left > 0 ? [sendingBack] : []),
      ...(step.mayRecuse === true ? [recusal] : []),
    ],
    commentOn: left > 0 ? [...reasons, returned] : reasons,
    ...step,
  };
}

/** The time of those who are asked anew counts from then. */
const askedAnew = ({ since: _since, ...spec }: TaskSpec, round: number): TaskSpec => ({
  ...spec,
  escalate: levelsInRound(spec.escalate, round),
});

function needOf(need: number | string): Need {
  if (typeof need === 'number') return { seats: need };
  const [parts = 1, of = 1] = need === 'all' ? [] : need.split('/').map(Number);
  return { parts, of };
}
