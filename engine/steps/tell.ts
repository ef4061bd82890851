import { awaitsAcceptance } from '../model/message.ts';
import type { BaseStep } from '../model/plan.ts';
import {
  followBeside,
  followDelivery,
  lowerMessage,
  messageFields,
  momentsOfMessage,
  sendFlowMessage,
  sendOf,
  type WrittenMessage,
} from './flow-message.ts';
import type { FlowMessage } from './step-message.ts';
import { who } from './schema.ts';
import { defineStep } from './step.ts';
import { dayMs } from '../time/units.ts';
import type { Who } from '../model/base.ts';

interface Written extends WrittenMessage {
  readonly tell: string;
  readonly template: string;
}

interface TellStep extends BaseStep, FlowMessage {
  readonly kind: 'tell';
  readonly to: Who;
}

/** `tell`: sends a message made from a template. If it answers the candidate, the step waits until the mail server has accepted it. */
export const tell = defineStep<Written, TellStep>({
  kind: 'tell',
  summary:
    'Sends a message made from a template. One that answers the candidate holds the line until the mail server has accepted it.',
  example: '{ tell: candidate, template: offer, with: { expires: 5 business days } }',
  main: who('Whom to tell: `candidate`, a role, or a person of the directory.'),
  fields: {
    template: { type: 'string', refersTo: 'template', description: 'Folder below `templates/`.' },
    ...messageFields,
  },
  required: ['template'],
  results: momentsOfMessage,
  tells: true,
  beside: ['undelivered'],
  lower: (written, lowering) => ({
    to: lowering.who(written.tell),
    ...lowerMessage(written.template, written, lowering),
  }),
  inside: (step) => (step.undelivered === undefined ? [] : [step.undelivered]),
  comesTo: () => ['delivered', 'undelivered'],
  sends: (step) => ({ message: step, to: step.to }),
  page: () => undefined,
  behaviour: (step, context) =>
    sendOf(
      step,
      { step: step.id, to: step.to, holds: awaitsAcceptance(context.classOf(step.template)) },
      context,
    ),

  *run(step, context) {
    const { id } = step;
    const delivery = sendFlowMessage(step, { step: id, to: step.to }, context);
    yield* awaitsAcceptance(delivery.message.class)
      ? followDelivery(id, step, delivery, context)
      : followBeside(id, step, delivery, context);
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
