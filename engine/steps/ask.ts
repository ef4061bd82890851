import type { BehaviourContext, Fork } from '../behaviour/behaviour.ts';
import type { OutcomeOption } from '../model/journal.ts';
import type { Steps } from '../model/plan.ts';
import { requestStepOf } from '../model/request-step.ts';
import { firstAnswer } from '../people/seats.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import {
  followBeside,
  lowerMessage,
  messageFields,
  sendFlowMessage,
  sendOf,
  type WrittenMessage,
} from './flow-message.ts';
import type { FlowMessage } from './step-message.ts';
import { label, steps, who } from './schema.ts';
import { defineStep, type StepLowering } from './step.ts';
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

interface Written extends WrittenTask, WrittenMessage {
  readonly ask: string;
  readonly request?: string;
  readonly sent?: unknown;
  readonly form: string;
  readonly title?: Label;
  readonly outcomes?: Readonly<Record<string, unknown>>;
}

interface AskStep extends TaskStep {
  readonly kind: 'ask';
  readonly who: Who;
  /** The message that asks; by default the mail that asks for every task. */
  readonly request?: FlowMessage;
  /** What begins beside the question once that message has been sent. */
  readonly sent?: Steps;
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
    ...messageFields,
    request: {
      type: 'string',
      refersTo: 'template',
      gives: { expires: 'within' },
      description:
        'The message that asks, a folder below `templates/`: one mail that tells and has the link to the form, whose `expires` is the end of `within`. Default: the mail that asks for every task.',
    },
    sent: {
      ...steps,
      description:
        'Steps that begin beside the question in the instant in which its message is sent; the case waits for them at its end.',
    },
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
  beside: ['sent', 'undelivered'],
  request: {
    key: 'request',
    about: [...Object.keys(messageFields), 'sent'],
    excludes: ['since'],
  },
  lower: (written, lowering) => {
    const choices = lowering.choices(written.form);
    return {
      ...lowerTask(written, lowering),
      who: lowering.who(written.ask),
      ...(written.request === undefined
        ? {}
        : { request: lowerRequest(written.request, written, lowering) }),
      ...(written.sent === undefined ? {} : { sent: lowering.steps(written.sent, 'sent') }),
      form: written.form,
      title: written.title ?? lowering.formTitle(written.form),
      choices: choices.length > 0 ? choices : [{ outcome: 'answered' }],
      arms: lowerBranches(written.outcomes ?? {}, lowering),
    };
  },
  inside: ({ silent, arms, request, sent = [] }) => [
    ...(request?.undelivered === undefined ? [] : [request.undelivered]),
    // Nobody comes to steps that are not there.
    ...(sent.length === 0 ? [] : [sent]),
    ...insideTask(silent, arms),
  ],
  comesTo: ({ choices }) => [...choices.map(({ outcome }) => outcome), 'silent'],
  sends: ({ request, who: to, title, within }) =>
    request && { message: request, to, asks: { title, within } },
  page: ({ page }) => page,
  behaviour: (step, context) => {
    const { id, who: to, request, sent = [] } = step;
    const task = userTaskOf({ ...step, type: 'form', by: [to], need: { seats: 1 } }, step, context);
    if (request === undefined) return task;
    const asks = requestStepOf(id);
    const send = sendOf(request, { step: asks, to, holds: false, asks: true }, context);
    return {
      term: 'sequence',
      of: [
        send,
        ...(sent.length === 0 ? [] : [forkOf(asks, sent, context)]),
        { ...task, request: asks },
      ],
    };
  },

  *run(step, context) {
    const spec = {
      type: 'form' as const,
      by: [step.who],
      need: { seats: 1 },
      commentOn: [],
      isRequested: step.request !== undefined,
      ...step,
    };
    if (step.request !== undefined) yield* sendRequest(step.request, step, context);
    const task = yield* runTask(step.id, spec, firstAnswer, context);
    const { outcome = 'silent', answer } = task;
    if (answer !== undefined) acknowledge(task, answer.person, context);
    const answers = answer?.answers ?? {};
    context.result(step.id, { ...resultOf(task, step.silent, context), answers });
    yield* context.runAll(stepsOfOutcome(outcome, step.silent, step.arms));
  },
});

const forkOf = (step: string, sent: Steps, context: BehaviourContext): Fork => ({
  term: 'fork',
  step,
  behaviour: context.steps(sent),
  how: 'awaited',
});

/** The end of the window is a value of the message, if its text says it: what it says is what the form has. */
const lowerRequest = (template: string, written: Written, lowering: StepLowering): FlowMessage => {
  const message = lowerMessage(template, written, lowering);
  if (!lowering.requires(template).includes('expires')) return message;
  const expires = { after: lowering.duration(written.within) };
  return { ...message, with: { ...message.with, expires } };
};

/** Sends the message that asks. The task opens in the same instant, so that whoever has it can answer. */
function* sendRequest(request: FlowMessage, step: AskStep, context: StepContext): Coroutine {
  const { id, who: to, within, sent = [] } = step;
  const asks = requestStepOf(id);
  const deadline = context.after(context.host.now(), within);
  const delivery = sendFlowMessage(request, { step: asks, to }, context, {
    task: { id, round: context.tasks.nextRound(id), deadline },
    // Behind the end of a question nobody is asked any more.
    until: deadline,
  });
  yield* followBeside(asks, request, delivery, context);
  if (sent.length > 0) yield* context.fork((beside) => beside.runAll(sent), 'awaited');
}
