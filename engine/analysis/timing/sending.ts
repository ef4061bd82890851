import type { Send } from '../../behaviour/behaviour.ts';
import { identifierOf } from '../../expression/identifier.ts';
import { type CountingState, withTimestamp } from './abstract-state.ts';
import type { AnalysisContext } from './analysis.ts';
import { dropsMessage } from './message-under-way.ts';
import { soonest } from './task-times.ts';
import { recorded, recordedDrop } from './traced-state.ts';
import { deliveryEvent } from './trace-events.ts';

/** What comes of a message that leaves. */
export interface Sending<T> {
  /** The message has left. */
  readonly sent: CountingState<T>;
  /** The mail server has accepted it, or refused it for good. */
  readonly told: CountingState<T>;
  readonly refused: CountingState<T>;
  /** By when it arrives while the line goes on: it, or the outcome that leaves just before and comes in its place. */
  readonly by: T;
  /** By when something has arrived that this message drops otherwise. */
  readonly dropped?: T;
}

/** A message leaves, at which others to the same person may be dropped. */
export function sending<T>(
  send: Send,
  before: CountingState<T>,
  context: AnalysisContext<T>,
): Sending<T> {
  const { times, assume, overtaking, isPrompt } = context;
  const { step } = send;
  const dropped = [before.underWay, before.guaranteed].find(
    (one) => one && dropsMessage(send, one),
  );
  const name = identifierOf(step);
  const state = dropped ? withoutDropped(before, dropped.by, context) : before;
  const sent = withTimestamp(state, `${name}.sentAt`);
  const mail = isPrompt === true ? soonest : assume.mail;
  const accepted = { ...sent, at: times.after(sent.at, mail) };
  const delivered = withTimestamp(accepted, `${name}.deliveredAt`);
  const ended = (what: 'told' | 'undelivered'): CountingState<T> => ({
    ...delivered,
    at: recorded(delivered.at, step, deliveryEvent(send, what), context),
  });
  const latest = times.after(before.at, assume.mail);
  const arrives = overtaking(send) === 'heard' ? times.after(latest, assume.mail) : latest;
  return {
    sent,
    told: ended('told'),
    refused: ended('undelivered'),
    by: recorded(arrives, step, deliveryEvent(send, 'told'), context),
    ...(dropped && { dropped: dropped.by }),
  };
}

/** Something under way is dropped: then this is no later than by when that would have arrived. */
function withoutDropped<T>(
  state: CountingState<T>,
  by: T,
  context: AnalysisContext<T>,
): CountingState<T> {
  const { underWay: _dropped, guaranteed: _lost, ...rest } = state;
  const { times, trace } = context;
  return { ...rest, at: trace ? recordedDrop(state, context) : times.meet(state.at, by) };
}
