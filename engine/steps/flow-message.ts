import type { BehaviourContext, Send } from '../behaviour/behaviour.ts';
import type { Instant, Who } from '../model/base.ts';
import { locales } from '../model/locale.ts';
import type { Message, MessageValue } from '../model/message.ts';
import type { Coroutine, StepContext, TrackedMessage } from '../ports/step-context.ts';
import { duration, steps } from './schema.ts';
import type { AnnotatedSchema, StepLowering } from './step.ts';
import type { FlowMessage, TemplateValue } from './step-message.ts';

/** What a step says of a message that it makes from a template. */
export interface WrittenMessage {
  readonly with?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly try?: string;
  readonly undelivered?: unknown;
}

/** What a step comes to that sends one. */
export const momentsOfMessage = { sentAt: 'instant', deliveredAt: 'instant' } as const;

/** Schemas of those keys. */
export const messageFields: Readonly<Record<string, AnnotatedSchema>> = {
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
};

export const lowerMessage = (
  template: string,
  written: WrittenMessage,
  lowering: StepLowering,
): FlowMessage => ({
  template,
  with: mapValues(written.with ?? {}, (text) => parseValue(text, lowering)),
  try: lowering.duration(written.try ?? '24h'),
  ...(written.locale === undefined ? {} : { locale: written.locale }),
  ...(written.undelivered === undefined
    ? {}
    : { undelivered: lowering.steps(written.undelivered, 'undelivered') }),
});

/** What a task gives a message that leaves beside it. */
interface MessageBeside extends Partial<Pick<Message, 'task' | 'with'>> {
  /** When it need not be tried any longer. */
  readonly until?: Instant;
}

interface SendTo {
  readonly step: string;
  readonly to: Who;
}

/** The behaviour of a message; with `holds` its line waits until the mail server has accepted it. */
export const sendOf = (
  message: FlowMessage,
  { step, to, ...how }: SendTo & Pick<Send, 'holds' | 'asks'>,
  context: BehaviourContext,
): Send => ({
  term: 'send',
  step,
  template: message.template,
  class: context.classOf(message.template),
  to,
  ...how,
  tries: message.try,
  moments: Object.fromEntries(
    Object.entries(message.with).flatMap(([key, one]) =>
      'after' in one ? [[key, one.after] as const] : [],
    ),
  ),
  values: Object.fromEntries(
    Object.entries(message.with).flatMap(([key, one]) =>
      'after' in one ? [] : [[key, one] as const],
    ),
  ),
  undelivered:
    message.undelivered === undefined ? context.undelivered : context.steps(message.undelivered),
  unknown: context.unknown,
});

/**
 * Sends it in the present instant; `deliveredAt` is the time of leaving until the mail server has accepted it. With `beside` it asks for a
 * task, or has values that the step gives it.
 */
export function sendFlowMessage(
  message: FlowMessage,
  { step, to }: SendTo,
  context: StepContext,
  { until = Infinity, with: given = {}, ...asking }: MessageBeside = {},
): TrackedMessage {
  const sentAt = context.host.now();
  const delivery = context.send({
    id: context.messageId(step),
    step,
    template: message.template,
    class: context.plan.classes[message.template] ?? 'notice',
    to: typeof to === 'string' ? { who: to } : { people: context.people([to]) },
    with: {
      ...mapValues(message.with, (written) => resolveValue(written, context, sentAt)),
      ...given,
    },
    tryUntil: Math.min(context.after(sentAt, message.try), until),
    ...(message.locale === undefined ? {} : { locale: message.locale }),
    ...asking,
  });
  const left = new Date(sentAt).toISOString();
  context.result(step, { sentAt: left, deliveredAt: left });
  return delivery;
}

/** Follows the message of a step on its line. */
export function* followDelivery(
  step: string,
  { undelivered }: FlowMessage,
  delivery: TrackedMessage,
  context: StepContext,
): Coroutine {
  const outcome = yield* context.awaitDelivery(delivery);
  if (outcome.fate === 'accepted')
    context.result(step, { deliveredAt: new Date(outcome.at).toISOString() });
  else if (outcome.fate === 'refused')
    yield* context.runAll(undelivered ?? context.plan.system.undelivered);
  else if (outcome.fate === 'unknown') yield* context.runAll(context.plan.system.unknown);
}

/** The same beside the line: an end stops what follows the delivery outcome like every other branch, but not the waiting for it where something rests on it. */
export function* followBeside(
  step: string,
  message: FlowMessage,
  delivery: TrackedMessage,
  context: StepContext,
): Coroutine {
  const follow = () => followDelivery(step, message, delivery, context);
  if (!delivery.outlivesEnd) yield* context.fork(follow, 'awaited');
  else yield* context.fork(() => followBehindEnd(delivery, follow, context), 'delivery');
}

function* followBehindEnd(
  delivery: TrackedMessage,
  follow: () => Coroutine,
  context: StepContext,
): Coroutine {
  yield* context.awaitDelivery(delivery);
  yield* context.fork(follow, 'awaited');
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
