import { isAnswer } from '../../model/message.ts';
import type { ProofAssumptions, FlowPromise } from '../../model/plan.ts';
import type { Behaviour, FlowBehaviour, Send } from '../../behaviour/behaviour.ts';
import { childrenOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { asks, nextMessage, type Obligation, obligationOf } from './obligation.ts';
import type { Duration, Expression } from '../../model/base.ts';

/** A bounded-response property: from a moment, an obligation is fulfilled within a time, on every path. */
export interface BoundedResponse {
  readonly obligation: Obligation;
  readonly within: Duration;
  /** A moment that the case carries, from which is counted. */
  readonly since?: Expression;
  /** Once this message has been told, nothing is owed any more. */
  readonly until: (send: Send) => boolean;
}

/** The properties that a promise states. That of silence: after the start, and after every message on the line, another one comes. */
export function boundedResponsesOf(
  promise: FlowPromise,
  flow: FlowBehaviour,
): readonly BoundedResponse[] {
  if (promise.promise !== 'silence') {
    const { within, since } = promise;
    return [
      {
        obligation: obligationOf(promise),
        within,
        until: never,
        ...(since === undefined ? {} : { since }),
      },
    ];
  }
  const { who, atMost } = promise;
  const until = (send: Send): boolean => send.to === who && isAnswer(send.class);
  return [undefined, ...stepsWithMessageTo(who, flow.main)].map((after) => ({
    obligation: nextMessage(who, after),
    within: atMost,
    until,
  }));
}

/** How long after a moment a case starts at the latest; undefined when nothing is assumed of it. */
export const waitBeforeStart = (
  { start }: ProofAssumptions,
  { cel }: Expression,
): Duration | undefined => (start?.after.cel === cel ? start.within : undefined);

const never = (): boolean => false;

/** The steps of a line that send somebody a message other than the answer. */
const stepsWithMessageTo = (who: string, line: Behaviour): readonly string[] => [
  ...new Set(visit(messageSteps, line, who)),
];

const noSteps = (): readonly string[] => [];

const stepsInside = (behaviour: Behaviour, who: string): readonly string[] =>
  childrenOf(behaviour).flatMap((child) => visit(messageSteps, child, who));

const messageSteps: Visitor<readonly string[], [who: string]> = {
  pass: noSteps,
  sequence: stepsInside,
  delay: noSteps,
  show: noSteps,
  send: (send, who) => [
    ...(send.to === who && !isAnswer(send.class) ? [send.step] : []),
    // What follows the delivery outcome of a message for which the line does not wait runs beside it as well.
    ...(send.holds ? stepsInside(send, who) : []),
  ],
  // What is told while a task is open leaves beside the line as well.
  task: (task, who) => [
    ...(asks(task, who) ? [task.step] : []),
    ...[...task.answers, task.silent].flatMap((one) => visit(messageSteps, one.behaviour, who)),
  ],
  choice: stepsInside,
  // Messages beside the line come between those of the line, and only shorten its silence.
  fork: noSteps,
  end: noSteps,
};
