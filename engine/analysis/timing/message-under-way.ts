import { isOutcome } from '../../model/message.ts';
import type { Send } from '../../behaviour/behaviour.ts';
import { hourMs } from '../../time/units.ts';
import type { Duration, Who } from '../../model/base.ts';
import type { TimeDomain } from './time-domain.ts';

/**
 * A message that fulfils the obligation as soon as the mail server has accepted it, while the line goes on. Until then an outcome to the
 * same person may drop it. An end of the case does not, since the obligation rests on it.
 */
export interface MessageUnderWay<T> {
  readonly send: Send;
  /** By when it is accepted, unless it is dropped. */
  readonly by: T;
  /** An outcome to this person drops it. */
  readonly overtakenTo?: Who;
  /** It may still be dropped while no more time than this has passed on the line. */
  readonly droppableMs: number;
}

/** A message leaves while the line goes on. */
export const messageUnderWay = <T>(
  send: Send,
  by: T,
  { mail, mayBeOvertaken }: { readonly mail: Duration; readonly mayBeOvertaken: boolean },
): MessageUnderWay<T> => ({
  send,
  by,
  ...(mayBeOvertaken ? { overtakenTo: send.to } : {}),
  droppableMs: 'ms' in mail ? mail.ms : Infinity,
});

/** Time passes on the line: at least so much. Undefined once the message has certainly been accepted. */
export const afterAtLeast = <T>(
  message: MessageUnderWay<T>,
  ms: number,
): MessageUnderWay<T> | undefined =>
  message.droppableMs < ms ? undefined : { ...message, droppableMs: message.droppableMs - ms };

/** Whether a message drops, as it leaves, one that is under way. */
export const dropsMessage = (
  send: Pick<Send, 'class' | 'to'>,
  underWay: Pick<MessageUnderWay<unknown>, 'overtakenTo'>,
): boolean => isOutcome(send.class) && send.to === underWay.overtakenTo;

/** Messages under way on two paths that meet. */
export function joinMessages<T>(
  a: MessageUnderWay<T>,
  b: MessageUnderWay<T>,
  times: TimeDomain<T>,
): MessageUnderWay<T> {
  const { overtakenTo = b.overtakenTo } = a;
  return {
    send: a.send,
    by: times.join(a.by, b.by),
    droppableMs: Math.max(a.droppableMs, b.droppableMs),
    ...(overtakenTo === undefined ? {} : { overtakenTo }),
  };
}

/** The least natural time that a duration takes. The same clock time on another day is at least half a day away, whatever clocks do. */
export function leastMs(duration: Duration): number {
  if ('ms' in duration) return duration.ms;
  return 'businessMs' in duration ? duration.businessMs : 12 * hourMs * duration.businessDays;
}
