import type { Send } from '../../behaviour/behaviour.ts';
import { isAnswer } from '../../model/message.ts';
import type { DoubtfulPath, ObservedEvent } from '../finding/observed-event.ts';
import { type ExploredState, keyOfState } from './explored-state.ts';
import { type ExploredPath, isRead, type Monitor } from './monitor.ts';
import { foundAtEvent, foundWhenOver, keyOfMonitored } from './judgements.ts';
import type { Transition } from './transition.ts';

/** A state that was reached, and the path to it. */
export interface ExploredNode<S> {
  readonly state: ExploredState;
  readonly monitored: S;
  readonly imprecision?: Transition['imprecision'] | undefined;
  readonly before?: ExploredNode<S>;
  readonly events?: readonly ObservedEvent[];
}

/** A monitor as it runs along a path: it keeps by itself what it finds. */
export interface RunningMonitor<S> extends Pick<
  Monitor<S>,
  'start' | 'observes' | 'step' | 'isSettled'
> {
  readonly check: (event: ObservedEvent, path: ExploredPath<S>) => void;
  /** What it finds, without keeping it. */
  readonly finds: Monitor<S, unknown>['check'];
}

/** The whole path to a node, as a monitor judges it. */
export const pathTo = <S>(
  node: ExploredNode<S>,
  monitor: Omit<Monitor<S>, 'check' | 'checkOver'>,
  findsOver: (path: ExploredPath<S>) => readonly unknown[],
): ExploredPath<S> => ({
  state: node.monitored,
  name: (lastStep) => [...stepsOf(node), lastStep].join(' > '),
  maybe: doubtful(node.imprecision, () => ({
    events: eventsOf(node),
    isFoundIn: foundWhenOver(node.monitored, monitor, findsOver),
  })),
});

const doubtful = (
  maybe: Transition['imprecision'],
  path: () => DoubtfulPath,
): ExploredPath<never>['maybe'] => (maybe === undefined ? {} : { maybe, path });

const eventsOf = ({ before, events = [] }: ExploredNode<unknown>): readonly ObservedEvent[] =>
  before === undefined ? events : [...eventsOf(before), ...events];

/** The state behind a small step; what the monitor reads of its events it judges first. */
export function nodeAfter<S>(
  node: ExploredNode<S>,
  { events, state, imprecision }: Transition,
  monitor: RunningMonitor<S>,
): ExploredNode<S> {
  const maybe = node.imprecision ?? imprecision;
  let monitored = node.monitored;
  for (const [index, event] of events.entries()) {
    if (!isRead(event, monitor.observes)) continue;
    const judged = monitored;
    monitor.check(event, {
      state: monitored,
      name: (lastStep) =>
        [...stepsOf(node), ...events.slice(0, index).flatMap(nameIn), lastStep].join(' > '),
      maybe: doubtful(maybe, () => ({
        events: [...eventsOf(node), ...events.slice(0, index + 1)],
        isFoundIn: foundAtEvent(judged, event, monitor),
      })),
    });
    monitored = monitor.step(monitored, event);
  }
  // Of all that explorations make there are most of these.
  if (maybe === undefined)
    return events.length === 0
      ? { state, monitored, before: node }
      : { state, monitored, before: node, events };
  return { state, monitored, imprecision: maybe, before: node, events };
}

function stepsOf({ before, events = [] }: ExploredNode<unknown>): readonly string[] {
  const own = events.flatMap(nameIn);
  return before === undefined ? own : [...stepsOf(before), ...own];
}

/** What names the path to a reader. */
function nameIn(event: ObservedEvent): readonly string[] {
  if (event.what === 'closed') return [`${event.task.step} ${event.outcome}`];
  if (event.what === 'sent') return isNamed(event.send) ? [event.send.step] : [];
  if (event.what === 'backstop') return ['backstop'];
  return event.what === 'handled' ? [event.event] : [];
}

const isNamed = ({ class: c, to }: Send): boolean =>
  to === 'candidate' && (isAnswer(c) || c === 'correction');

/** The same text for equal states on paths that are equally certain. */
export const keyOfNode = (node: ExploredNode<unknown>): string =>
  node.imprecision === undefined ? certainKey(node) : `?${certainKey(node)}`;

/** The same text for equal states, however certain. */
export const certainKey = ({ state, monitored }: ExploredNode<unknown>): string =>
  `${keyOfState(state)} ${keyOfMonitored(monitored)}`;
