import type { CounterexampleEvent } from '../finding/finding.ts';
import { type AbstractState, type CountingState, mapTime } from './abstract-state.ts';
import type { Clock } from './time-domain.ts';
import { deliveryEvent } from './trace-events.ts';

/** An arrival that notes an event, where a single run is followed. */
export const recorded = <T>(
  at: T,
  step: string,
  event: CounterexampleEvent,
  { trace }: Clock<T>,
): T => trace?.record(at, step, event) ?? at;

/** A state that notes an event, where a single run is followed. */
export const traced = <T>(
  state: AbstractState<T>,
  step: string,
  event: CounterexampleEvent,
  clock: Clock<T>,
): AbstractState<T> =>
  clock.trace ? mapTime(state, (at) => recorded(at, step, event, clock)) : state;

/** The arrival at which what is under way is dropped. */
export const recordedDrop = <T>({ at, underWay }: CountingState<T>, clock: Clock<T>): T =>
  underWay ? recorded(at, underWay.send.step, deliveryEvent(underWay.send, 'dropped'), clock) : at;
