import { type Behaviour, pass, type Send } from '../../behaviour/behaviour.ts';
import { isOvertakable } from '../../behaviour/overtakable.ts';
import { isAnswer, isOutcome, notesEvent, silencesBackstop } from '../../model/message.ts';
import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState, Line, LineRole, Rest } from './explored-state.ts';
import { goOn, type Place, type Transition } from './transition.ts';

/** Every delivery outcome of a message that is on its way. One whose line is cut may have any, and nobody follows it. */
export function deliveriesOf(send: Send, place: Place, rest: Rest): readonly Transition[] {
  const { line, explored } = place;
  const isFollowed = line.role !== 'message';
  const handler = (behaviour: Behaviour): Rest =>
    isFollowed ? explored.continueWith(behaviour, rest) : rest;
  const silencing = (transition: Transition): Transition => ({
    ...transition,
    state: spend(transition.state, backstopsNaming(send, explored)),
  });
  const notDelivered = (what: 'undelivered' | 'unknown'): Transition => {
    const next = goOn(place, handler(send[what] ?? pass), { what, send });
    return explored.isReached(send, what) ? silencing(next) : next;
  };
  return [
    silencing(goOn(place, rest, { what: 'told', send })),
    notDelivered('undelivered'),
    // Any other is tried again until its delivery outcome is known.
    ...(isOutcome(send.class) ? [notDelivered('unknown')] : []),
    ...(mayBeDropped(send, place) ? [goOn(place, rest, { what: 'dropped', send })] : []),
  ];
}

/**
 * The delivery outcomes of a message that holds no line. What follows them an end stops like any branch; whether it has stopped the waiting
 * is left open.
 */
export function parallelDeliveries(
  send: Send,
  { line, state, explored }: Place,
  rest: Rest,
): readonly Transition[] {
  const as = (role: LineRole): Place => {
    const followed = { ...line, role };
    const lines = state.lines.with(state.lines.indexOf(line), followed);
    return { line: followed, state: { ...state, lines }, explored };
  };
  const deliveries = deliveriesOf(send, as('awaited'), rest);
  return line.stopped ? [...deliveries, ...deliveriesOf(send, as('message'), rest)] : deliveries;
}

const backstopsNaming = (send: Send, { flow }: ExploredFlow): readonly number[] =>
  flow.backstops.flatMap(({ unless }, index) => (silencesBackstop(send, unless) ? [index] : []));

const mayBeDropped = (send: Send, { line, explored }: Place): boolean =>
  line.cancelled === true || (isOvertakable(send) && explored.unseenOutcomes.has(send.to));

/** A state in which an outcome has cancelled what it would contradict, but for the note of a withdrawal. */
export function overtaken(state: ExploredState, outcome: Send): ExploredState {
  if (!isOutcome(outcome.class)) return state;
  const isOvertaken = ({ todo: { first }, status }: Line): boolean =>
    status === 'waits' &&
    first.term === 'send' &&
    isOvertakable(first) &&
    first.to === outcome.to &&
    !(state.handled && notesEvent(first.class) && first.to === 'candidate');
  return {
    ...state,
    lines: state.lines.map((line) => (isOvertaken(line) ? { ...line, cancelled: true } : line)),
  };
}

/** Whether an event cancels a message that has no delivery outcome yet, unless it is sent in this very instant. */
export const mayBeCancelledByEvent = (send: Send): boolean => !isAnswer(send.class);

/** Whether an end that stops what runs beside cancels such a message, unless a promise or a backstop rests on it. */
export const mayBeCancelledAtEnd = (send: Send, { handled }: ExploredState): boolean =>
  !isAnswer(send.class) && !(handled && notesEvent(send.class) && send.to === 'candidate');

/** A state in which these backstops have spoken or been silenced. */
export const spend = (state: ExploredState, backstops: readonly number[]): ExploredState => ({
  ...state,
  spent: [...new Set([...state.spent, ...backstops])].toSorted((a, b) => a - b),
});
