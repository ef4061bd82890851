import type { TrackedMessage, Coroutine, StepContext } from '../ports/step-context.ts';
import { awaitsAcceptance, type MessageValue } from '../model/message.ts';
import { locales } from '../model/locale.ts';
import type { BaseStep, Steps } from '../model/plan.ts';
import { duration, steps, who } from './schema.ts';
import { defineStep, type StepLowering } from './step.ts';
import { dayMs } from '../time/units.ts';
import type { Instant, Duration, Expression, Who } from '../model/base.ts';

interface Written {
  readonly tell: string;
  readonly template: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly try?: string;
  readonly undelivered?: unknown;
}

interface TellStep extends BaseStep {
  readonly kind: 'tell';
  readonly to: Who;
  readonly template: string;
  readonly with: Readonly<Record<string, TemplateValue>>;
  readonly locale?: string;
  readonly try: Duration;
  /** Default: the plan's own. */
  readonly undelivered?: Steps;
}

/** Literal text, a moment counted from when the message leaves, or an expression. */
type TemplateValue = { readonly text: string } | { readonly after: Duration } | Expression;

/** `tell`: sends a message made from a template. If it answers the candidate, the step waits until the mail server has accepted it. */
export const tell = defineStep<Written, TellStep>({
  kind: 'tell',
  summary:
    'Sends a message made from a template. One that answers the candidate holds the line until the mail server has accepted it.',
  example: '{ tell: candidate, template: offer, with: { expires: 5 business days } }',
  main: who('Whom to tell: `candidate`, a role, or a person of the directory.'),
  fields: {
    template: { type: 'string', refersTo: 'template', description: 'Folder below `templates/`.' },
    with: {
      type: 'object',
      description:
        'Values for the template: text, a duration (a moment counted from now), or `=expression`.',
      additionalProperties: {
        type: 'string',
        expression: { type: 'any', marked: true },
        examples: ['5 business days', '=case.lastInterviewAt'],
      },
    },
    locale: { type: 'string', enum: locales, description: "Default: the person's own." },
    try: duration('How long a temporary refusal is tried again; default `24h`.'),
    undelivered: {
      ...steps,
      description:
        'What to do when the message cannot be delivered. Default: the recruiter reaches the person another way.',
    },
  },
  required: ['template'],
  results: { sentAt: 'instant', deliveredAt: 'instant' },
  tells: true,
  lower: (written, lowering) => ({
    to: lowering.who(written.tell),
    template: written.template,
    with: mapValues(written.with ?? {}, (text) => parseValue(text, lowering)),
    try: lowering.duration(written.try ?? '24h'),
    ...(written.locale === undefined ? {} : { locale: written.locale }),
    ...(written.undelivered === undefined
      ? {}
      : { undelivered: lowering.steps(written.undelivered, 'undelivered') }),
  }),
  inside: (step) => (step.undelivered === undefined ? [] : [step.undelivered]),
  comesTo: () => ['delivered', 'undelivered'],
  page: () => undefined,
  behaviour: (step, context) => {
    const messageClass = context.classOf(step.template);
    return {
      term: 'send',
      step: step.id,
      template: step.template,
      class: messageClass,
      to: step.to,
      holds: awaitsAcceptance(messageClass),
      tries: step.try,
      moments: Object.fromEntries(
        Object.entries(step.with).flatMap(([key, one]) =>
          'after' in one ? [[key, one.after] as const] : [],
        ),
      ),
      values: Object.fromEntries(
        Object.entries(step.with).flatMap(([key, one]) =>
          'after' in one ? [] : [[key, one] as const],
        ),
      ),
      undelivered:
        step.undelivered === undefined ? context.undelivered : context.steps(step.undelivered),
      unknown: context.unknown,
    };
  },

  *run(step, context) {
    const sentAt = context.host.now();
    const messageClass = context.plan.classes[step.template] ?? 'notice';
    const delivery = context.send({
      id: step.id,
      step: step.id,
      template: step.template,
      class: messageClass,
      to: typeof step.to === 'string' ? { who: step.to } : { people: context.people([step.to]) },
      with: mapValues(step.with, (written) => resolveValue(written, context, sentAt)),
      tryUntil: context.after(sentAt, step.try),
      ...(step.locale === undefined ? {} : { locale: step.locale }),
    });
    // `deliveredAt` is the time of leaving until the mail server has accepted the message.
    const isoSentAt = new Date(sentAt).toISOString();
    context.result(step.id, { sentAt: isoSentAt, deliveredAt: isoSentAt });
    if (awaitsAcceptance(messageClass)) yield* followDelivery(step, delivery, context);
    else if (delivery.outlivesEnd)
      yield* context.fork(() => followInParallel(step, delivery, context), 'delivery');
    else yield* context.fork(() => followDelivery(step, delivery, context), 'awaited');
  },
});

/** A step of no flow that tells the candidate something. */
export function tellCandidate(id: string, template: string): BaseStep {
  const step: TellStep = {
    kind: 'tell',
    id,
    to: 'candidate',
    template,
    with: {},
    try: { ms: dayMs },
  };
  return step;
}

/** Waits for the delivery outcome; if the message cannot be delivered, runs the steps for that. */
function* followDelivery(step: TellStep, message: TrackedMessage, context: StepContext): Coroutine {
  const outcome = yield* context.awaitDelivery(message);
  if (outcome.fate === 'accepted')
    context.result(step.id, { deliveredAt: new Date(outcome.at).toISOString() });
  else if (outcome.fate === 'refused')
    yield* context.runAll(step.undelivered ?? context.plan.system.undelivered);
  else if (outcome.fate === 'unknown') yield* context.runAll(context.plan.system.unknown);
}

/** The same beside the line: an end stops what follows the delivery outcome like every other branch, but not the waiting for it. */
function* followInParallel(
  step: TellStep,
  message: TrackedMessage,
  context: StepContext,
): Coroutine {
  yield* context.awaitDelivery(message);
  yield* context.fork(() => followDelivery(step, message, context), 'awaited');
}

function parseValue(text: string, lowering: StepLowering): TemplateValue {
  if (text.startsWith('=')) return lowering.expression(text);
  return lowering.isDuration(text) ? { after: lowering.duration(text) } : { text };
}

function resolveValue(written: TemplateValue, context: StepContext, sentAt: Instant): MessageValue {
  if ('text' in written) return written;
  return 'after' in written
    ? { at: context.after(sentAt, written.after) }
    : { json: context.value(written) };
}

const mapValues = <From, To>(map: Readonly<Record<string, From>>, to: (from: From) => To) =>
  Object.fromEntries(Object.entries(map).map(([key, from]) => [key, to(from)]));
