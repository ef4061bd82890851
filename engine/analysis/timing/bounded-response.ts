import { isAnswer } from '../../model/message.ts';
import type { Assumed, Promised } from '../../model/plan.ts';
import type { Emit, FlowShape } from '../../behaviour/behaviour.ts';
import { insideOf } from '../../behaviour/traverse.ts';
import type { Shape } from '../../behaviour/behaviour.ts';
import { asks, nextWord, type Quest, questOf } from './obligation.ts';
import type { Duration, Expression } from '../../model/base.ts';

/** One thing to be proved: from a moment, what is looked for comes within a time, on every way. */
export interface Claim {
  readonly quest: Quest;
  readonly within: Duration;
  /** A moment of the case before its start, from which is counted. */
  readonly since?: Expression;
  /** Once this message has been told, nothing is owed. */
  readonly until: (emit: Emit) => boolean;
}

/** What a promise claims: of silence, that a next word comes after the start and after every word on the line. */
export function claimsOf(promise: Promised, flow: FlowShape): readonly Claim[] {
  if (promise.promise !== 'silence') {
    const { within, since } = promise;
    return [
      { quest: questOf(promise), within, until: never, ...(since === undefined ? {} : { since }) },
    ];
  }
  const { who, atMost } = promise;
  const until = ({ to, class: c }: Emit): boolean => to === who && isAnswer(c);
  return [undefined, ...wordsTo(who, flow.main)].map((after) => ({
    quest: nextWord(who, after),
    within: atMost,
    until,
  }));
}

/** How long a case may have waited before it starts; undefined when nothing is said of it. */
export const waited = ({ start }: Assumed, { cel }: Expression): Duration | undefined =>
  start?.after.cel === cel ? start.within : undefined;

const never = (): boolean => false;

/** Words beside the line only come between those of the line, and shorten its silence. */
function wordsTo(who: string, shape: Shape): readonly string[] {
  if (shape.term === 'beside') return [];
  const own =
    (shape.term === 'emit' && shape.to === who && !isAnswer(shape.class)) ||
    (shape.term === 'race' && asks(shape, who));
  const inner = insideOf(shape).flatMap((one) => wordsTo(who, one));
  return own && 'step' in shape ? [...new Set([shape.step, ...inner])] : [...new Set(inner)];
}
