import type { DoubtfulPath, ObservedEvent } from '../finding/observed-event.ts';
import { isRead, type Monitor, termOf } from './monitor.ts';

/** Whether a monitor comes, in a course, to such an event in such a state: then it finds there what it has found on a path. */
export const foundAtEvent =
  <S>(
    state: S,
    event: ObservedEvent,
    {
      start,
      observes,
      step,
      isSettled,
    }: Pick<Monitor<S>, 'start' | 'observes' | 'step' | 'isSettled'>,
  ): DoubtfulPath['isFoundIn'] =>
  (course) => {
    const sought = judgementOf(state, event);
    let reached = start;
    for (const one of course) {
      if (!isRead(one, observes)) continue;
      if (judgementOf(reached, one) === sought) return true;
      reached = step(reached, one);
      if (isSettled?.(reached) === true) return false;
    }
    return false;
  };

/** The same of a whole course: whether a monitor is in such a state anywhere behind the last event at which it judges. */
export const foundWhenOver =
  <S>(
    state: S,
    {
      start,
      observes,
      step,
      judges = {},
    }: Pick<Monitor<S>, 'start' | 'observes' | 'step' | 'judges'>,
  ): DoubtfulPath['isFoundIn'] =>
  (course) => {
    const read = course.filter((one) => isRead(one, observes));
    const last = read.findLastIndex((one) =>
      termOf(one) === undefined ? one.what === 'ended' && judges.end : isRead(one, judges),
    );
    const sought = keyOfMonitored(state);
    let reached = read.slice(0, last + 1).reduce(step, start);
    for (const one of read.slice(last + 1)) {
      if (keyOfMonitored(reached) === sought) return true;
      reached = step(reached, one);
    }
    return keyOfMonitored(reached) === sought;
  };

/** A judgement depends on the event and the state of the monitor alone. */
export const judgementOf = (state: unknown, event: ObservedEvent): string => {
  const outcome = 'outcome' in event ? event.outcome : '';
  return `${event.what} ${termOf(event)?.step ?? ''} ${outcome} ${keyOfMonitored(state)}`;
};

/** The same text for equal states of a monitor; most small steps leave the state as it is, so it is written once. */
export function keyOfMonitored(monitored: unknown): string {
  if (typeof monitored !== 'object' || monitored === null) return JSON.stringify(monitored) ?? '';
  const key = written.get(monitored) ?? JSON.stringify(monitored);
  written.set(monitored, key);
  return key;
}

const written = new WeakMap<object, string>();
