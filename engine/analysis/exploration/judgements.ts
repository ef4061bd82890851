import type { DoubtfulPath, ObservedEvent } from '../finding/observed-event.ts';
import { type ExploredPath, isRead, type Monitor, termOf } from './monitor.ts';

/** Whether a monitor finds in a course, at some event, all that it has found at an event of a path. */
export const foundAtEvent =
  <S>(
    state: S,
    event: ObservedEvent,
    { start, observes, step, isSettled, finds }: JudgingMonitor<S>,
  ): DoubtfulPath['isFoundIn'] =>
  (course) => {
    const sought = finds(event, nameless(state)).map(keyOfMonitored);
    let reached = start;
    for (const one of course) {
      if (!isRead(one, observes)) continue;
      if (hasAll(finds(one, nameless(reached)), sought)) return true;
      reached = step(reached, one);
      if (isSettled?.(reached) === true) return false;
    }
    return false;
  };

/** A monitor that says what it finds, wherever it is asked. */
export type JudgingMonitor<S> = Pick<
  Monitor<S>,
  'start' | 'observes' | 'step' | 'isSettled' | 'judges'
> & { readonly finds: Monitor<S, unknown>['check'] };

/** A path of which no finding names anything: what is found is the same wherever the same is wrong. */
const nameless = <S>(state: S): ExploredPath<S> => ({ state, name: () => '', maybe: {} });

const hasAll = (found: readonly unknown[], sought: readonly string[]): boolean => {
  const keys = found.map(keyOfMonitored);
  return sought.every((one) => keys.includes(one));
};

/** The same of a whole course: whether a monitor finds it anywhere behind the last event at which it judges. */
export const foundWhenOver =
  <S>(
    state: S,
    { start, observes, step, judges = {} }: Omit<JudgingMonitor<S>, 'finds'>,
    findsOver: (path: ExploredPath<S>) => readonly unknown[],
  ): DoubtfulPath['isFoundIn'] =>
  (course) => {
    const read = course.filter((one) => isRead(one, observes));
    const last = read.findLastIndex((one) =>
      termOf(one) === undefined ? one.what === 'ended' && judges.end : isRead(one, judges),
    );
    const sought = findsOver(nameless(state)).map(keyOfMonitored);
    const isThere = (one: S): boolean => hasAll(findsOver(nameless(one)), sought);
    let reached = read.slice(0, last + 1).reduce(step, start);
    for (const one of read.slice(last + 1)) {
      if (isThere(reached)) return true;
      reached = step(reached, one);
    }
    return isThere(reached);
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
