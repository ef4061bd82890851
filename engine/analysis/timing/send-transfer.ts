import type { Send } from '../../behaviour/behaviour.ts';
import { isReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import { type AbstractState, isCounting, joinStates } from './abstract-state.ts';
import type { Interpretation, States } from './interpretation.ts';
import { messageUnderWay } from './message-under-way.ts';
import { sending } from './sending.ts';
import { recorded } from './traced-state.ts';
import { deliveryEvent } from './trace-events.ts';

/** The states behind a message: it is under way, was accepted while the line waited, or was refused and what follows has run. */
export function transferOfSend<T>(
  send: Send,
  before: AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> {
  const { obligation, overtaking, assume, times } = analysis.context;
  if (!isCounting(before)) return beforeCounting(send, before, analysis);
  const how = overtaking(send);
  const { sent, told, refused, by, dropped } = sending(send, before, analysis.context);
  if (dropped !== undefined) analysis.fulfil(dropped, {});
  if (!obligation.fulfilledBySend(send) || how === 'lost')
    return joinStates(
      [send.holds ? told : sent, ...undelivered(send, { refused, sent }, analysis)],
      times,
    );
  // A task to reach the person another way counts as a message once it is open.
  const isReached = isReachedAnotherWay(send.undelivered);
  const lost = {
    ...sent,
    at: recorded(sent.at, send.step, deliveryEvent(send, 'undelivered'), analysis.context),
  };
  const others = isReached ? [] : undelivered(send, { refused, sent: lost }, analysis);
  if (send.holds) {
    analysis.fulfil(told.at, sent);
    return others;
  }
  // Another one under way arrives before.
  const underWay =
    sent.underWay ??
    messageUnderWay(send, by, { mail: assume.mail, mayBeOvertaken: how !== 'none' });
  return joinStates([{ ...sent, underWay }, ...others], times);
}

/** Counting may begin with the message. */
function beforeCounting<T>(
  send: Send,
  state: AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> {
  const { obligation, times } = analysis.context;
  const begins = obligation.after === send.step;
  const told = begins ? analysis.startCounting(send.step, state) : state;
  const isMessage = begins && obligation.anyMessage && isReachedAnotherWay(send.undelivered);
  const refused = isMessage ? told : state;
  return joinStates([told, ...undelivered(send, { refused, sent: state }, analysis)], times);
}

interface RefusedSend<T> {
  readonly refused: AbstractState<T>;
  readonly sent: AbstractState<T>;
}

/** A refused message is handled on the line where it holds the line, and beside it where not. */
const undelivered = <T>(
  send: Send,
  { refused, sent }: RefusedSend<T>,
  analysis: Interpretation<T>,
): States<T> =>
  send.holds
    ? analysis.along(send.undelivered, refused)
    : analysis.concurrent(send.undelivered, refused, { main: [sent], survivesEnd: true });
