import { isAnswer } from '../../model/message.ts';
import type { ProofAssumptions, FlowPromise } from '../../model/plan.ts';
import type { Send, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { childrenOf } from '../../behaviour/traverse.ts';
import type { Behaviour } from '../../behaviour/behaviour.ts';
import { asks, nextMessage, type Obligation, obligationOf } from './obligation.ts';
import type { Duration, Expression } from '../../model/base.ts';

/** One thing to be proved: from a moment, what is looked for comes within a time, on every way. */
export interface BoundedResponse {
  readonly obligation: Obligation;
  readonly within: Duration;
  /** A moment of the case before its start, from which is counted. */
  readonly since?: Expression;
  /** Once this message has been told, nothing is owed. */
  readonly until: (emit: Send) => boolean;
}

/** What a promise claims: of silence, that a next word comes after the start and after every word on the line. */
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
  const until = ({ to, class: c }: Send): boolean => to === who && isAnswer(c);
  return [undefined, ...stepsWithMessageTo(who, flow.main)].map((after) => ({
    obligation: nextMessage(who, after),
    within: atMost,
    until,
  }));
}

/** How long a case may have waited before it starts; undefined when nothing is said of it. */
export const waitBeforeStart = (
  { start }: ProofAssumptions,
  { cel }: Expression,
): Duration | undefined => (start?.after.cel === cel ? start.within : undefined);

const never = (): boolean => false;

/** Words beside the line only come between those of the line, and shorten its silence. */
function stepsWithMessageTo(who: string, behaviour: Behaviour): readonly string[] {
  if (behaviour.term === 'fork') return [];
  const own =
    (behaviour.term === 'send' && behaviour.to === who && !isAnswer(behaviour.class)) ||
    (behaviour.term === 'task' && asks(behaviour, who));
  const inner = childrenOf(behaviour).flatMap((one) => stepsWithMessageTo(who, one));
  return own && 'step' in behaviour
    ? [...new Set([behaviour.step, ...inner])]
    : [...new Set(inner)];
}
