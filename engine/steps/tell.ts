import type { Delivery, Flow, Line } from '../ports/step-context.ts';
import { holdsLine, type MessageValue } from '../model/message.ts';
import type { BaseStep, Steps } from '../model/plan.ts';
import { duration, steps, who } from './schema.ts';
import { defineStep, type Lowering } from './step.ts';
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
  readonly with: Readonly<Record<string, Value>>;
  readonly locale?: string;
  readonly try: Duration;
  /** Default: the plan's own. */
  readonly undelivered?: Steps;
}

/** Literal text, a moment counted from when the message leaves, or what an expression says. */
type Value = { readonly text: string } | { readonly after: Duration } | Expression;

/** `tell`: sends a templated message. A binding one holds the line until the mail server has accepted it. */
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
      additionalProperties: { type: 'string', expression: { type: 'any', marked: true } },
    },
    locale: { type: 'string', enum: ['en', 'zh-CN'], description: "Default: the person's own." },
    try: duration('How long a temporary refusal is tried again; default `24h`.'),
    undelivered: {
      ...steps,
      description:
        'What to do when the message cannot be delivered. Default: the recruiter reaches the person another way.',
    },
  },
  required: ['template'],
  results: { sentAt: 'instant', deliveredAt: 'instant' },
  lower: (written, lowering) => ({
    to: lowering.who(written.tell),
    template: written.template,
    with: mapValues(written.with ?? {}, (text) => value(text, lowering)),
    try: lowering.duration(written.try ?? '24h'),
    ...(written.locale === undefined ? {} : { locale: written.locale }),
    ...(written.undelivered === undefined
      ? {}
      : { undelivered: lowering.steps(written.undelivered, 'undelivered') }),
  }),
  inside: (step) => (step.undelivered === undefined ? [] : [step.undelivered]),
  comesTo: () => ['delivered', 'undelivered'],
  page: () => undefined,
  shape: (step, shaping) => {
    const messageClass = shaping.classOf(step.template);
    return {
      term: 'emit',
      step: step.id,
      template: step.template,
      class: messageClass,
      to: step.to,
      holds: holdsLine(messageClass),
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
        step.undelivered === undefined ? shaping.undelivered : shaping.steps(step.undelivered),
    };
  },

  *run(step, line) {
    const sentAt = line.host.now();
    const messageClass = line.plan.classes[step.template] ?? 'notice';
    const delivery = line.send({
      id: step.id,
      step: step.id,
      template: step.template,
      class: messageClass,
      to: typeof step.to === 'string' ? { who: step.to } : { people: line.people([step.to]) },
      with: mapValues(step.with, (written) => resolve(written, line, sentAt)),
      tryUntil: line.after(sentAt, step.try),
      ...(step.locale === undefined ? {} : { locale: step.locale }),
    });
    // Until the mail server has accepted it, the best that is known of `deliveredAt` is when it left.
    const left = new Date(sentAt).toISOString();
    line.result(step.id, { sentAt: left, deliveredAt: left });
    if (holdsLine(messageClass)) yield* follow(step, delivery, line);
    else yield* line.beside(() => follow(step, delivery, line), 'awaited');
  },
});

/** Sees the message through: to its acceptance, or to the people who reach the recipient another way. */
function* follow(step: TellStep, delivery: Delivery, line: Line): Flow {
  const fate = yield* line.fate(delivery);
  if (fate.fate === 'accepted')
    line.result(step.id, { deliveredAt: new Date(fate.at).toISOString() });
  else if (fate.fate === 'refused')
    yield* line.runAll(step.undelivered ?? line.plan.system.undelivered);
  else if (fate.fate === 'unknown') yield* line.runAll(line.plan.system.unknown);
}

function value(text: string, lowering: Lowering): Value {
  if (text.startsWith('=')) return lowering.expression(text);
  return lowering.isDuration(text) ? { after: lowering.duration(text) } : { text };
}

function resolve(written: Value, line: Line, sentAt: Instant): MessageValue {
  if ('text' in written) return written;
  return 'after' in written
    ? { at: line.after(sentAt, written.after) }
    : { json: line.value(written) };
}

const mapValues = <From, To>(map: Readonly<Record<string, From>>, to: (from: From) => To) =>
  Object.fromEntries(Object.entries(map).map(([key, from]) => [key, to(from)]));
