import type { BehaviourContext, Send } from '../behaviour/behaviour.ts';
import type { Duration, Instant } from '../model/base.ts';
import { apologyStepOf } from '../model/apology-step.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import { followBeside, lowerMessage, sendFlowMessage, sendOf } from './flow-message.ts';
import type { FlowMessage } from './step-message.ts';
import type { StepLowering } from './step.ts';

/** A text by which the candidate hears that a task takes longer, as a level of it is asked. */
export interface Apology extends FlowMessage {
  /** The names that its text has for the end of that level. */
  readonly ends: readonly string[];
  /** It is told in no further round of the task; by default in each. */
  readonly rounds?: number;
}

/** The end of the level is a value of the message, if its text says it. */
export const lowerApology = (
  template: string,
  rounds: number | undefined,
  lowering: StepLowering,
): Apology => ({
  ...lowerMessage(template, {}, lowering),
  ends: lowering.requires(template).filter((name) => name === 'expected'),
  ...(rounds === undefined ? {} : { rounds }),
});

interface OfLevel {
  readonly task: string;
  readonly rung: number;
}

/** The behaviour of such a message. Where those before can no longer decide the level is asked sooner, and its end, that is told, stays. */
export function apologyOf(
  apology: Apology,
  { task, rung, within }: OfLevel & { readonly within: Duration },
  context: BehaviourContext,
): Send {
  const send = sendOf(
    apology,
    { step: apologyStepOf(task, rung), to: 'candidate', holds: false },
    context,
  );
  return { ...send, moments: Object.fromEntries(apology.ends.map((name) => [name, within])) };
}

/** Sends it, and follows its delivery outcome beside the task; behind the end of the level nobody needs it any more. */
export function* apologise(
  apology: Apology,
  { task, rung, until }: OfLevel & { readonly until: Instant },
  context: StepContext,
): Coroutine {
  const step = apologyStepOf(task, rung);
  const ends = Object.fromEntries(apology.ends.map((name) => [name, { at: until }]));
  const delivery = sendFlowMessage(apology, { step, to: 'candidate' }, context, {
    with: ends,
    until,
  });
  yield* followBeside(step, apology, delivery, context);
}
