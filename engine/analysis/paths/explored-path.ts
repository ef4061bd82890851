import { isAnswer, silencesBackstop } from '../../model/message.ts';
import type { Choice, Send, UserTask, Behaviour } from '../../behaviour/behaviour.ts';

/** An event on a path: the letters that a monitor reads. */
export type PathEvent =
  | { readonly what: 'told'; readonly send: Send }
  | { readonly what: 'opened'; readonly task: UserTask }
  | { readonly what: 'closed'; readonly task: UserTask; readonly outcome: string }
  | { readonly what: 'chosen'; readonly choice: Choice }
  /** The handler of an event, such as a withdrawal, takes over, and whatever is open is cancelled. */
  | { readonly what: 'handled'; readonly event: string };

/**
 * An observer automaton that runs along every path of an exploration and reports what it finds wrong. It has few states, so that
 * the exploration ends: paths that reach the same place in the same state are merged, and only one of them is continued.
 */
export interface Monitor<S> {
  readonly start: S;
  /** The alphabet: whether it reads this event at all. */
  readonly observes: (happened: PathEvent) => boolean;
  /** The same text for equal states. */
  readonly key: (state: S) => string;
  /** The transition; the very same object when the state does not change. */
  readonly step: (state: S, happened: PathEvent) => S;
  /** Called before an event on every path on which it can happen; for events of parallel branches only before `told` and `opened`. */
  readonly check: (happened: PathEvent, path: ExploredPath<S>) => void;
}

/** The prefix of a path: the state of the monitor, and what the exploration must know to go on. */
export interface ExploredPath<S> {
  readonly state: S;
  /** Outcomes of tasks, and what was told, in order; they name the path to a reader. */
  readonly steps: readonly string[];
  /** Why the path may be infeasible: a guard was undecided, or a parallel branch was taken to be at any point. */
  readonly spurious?: 'condition' | 'beside';
  /** Parallel branches started so far in which something is observed. */
  readonly forks: readonly Behaviour[];
  /** Backstops, by index, that a message has silenced, and those that have begun. */
  readonly silenced: readonly number[];
  readonly begun: readonly number[];
}

export type ExploredPaths<S> = readonly ExploredPath<S>[];

/** A path as a reader of a finding sees it: `department approved > told`. */
export const nameOfPath = (
  { steps }: Pick<ExploredPath<unknown>, 'steps'>,
  ...more: readonly string[]
) => [...steps, ...more].join(' > ');

/** The path one event longer. */
export function pathAfter<S>(
  path: ExploredPath<S>,
  event: PathEvent,
  { monitor, unless, undecided }: Exploration<S>,
): ExploredPath<S> {
  const state = monitor.observes(event) ? monitor.step(path.state, event) : path.state;
  if (event.what === 'opened') return { ...path, state };
  if (event.what === 'handled') return { ...path, state, steps: [...path.steps, event.event] };
  if (event.what === 'chosen')
    return undecided.has(event.choice.step) && path.spurious === undefined
      ? { ...path, state, spurious: 'condition' }
      : { ...path, state };
  if (event.what === 'closed')
    return { ...path, state, steps: [...path.steps, `${event.task.step} ${event.outcome}`] };
  const { send } = event;
  const silenced = unless.flatMap((one, index) =>
    path.silenced.includes(index) || silencesBackstop(send, one) ? [index] : [],
  );
  return {
    ...path,
    state,
    silenced,
    steps: isNamedInPath(send) ? [...path.steps, send.step] : path.steps,
  };
}

/** Whether an event leaves the state and the backstops of a path as they are, so that taking it leads nowhere new. */
export const changesNothing = <S>(
  { state, silenced }: ExploredPath<S>,
  event: PathEvent,
  { monitor, unless }: Exploration<S>,
): boolean =>
  monitor.step(state, event) === state &&
  (event.what !== 'told' ||
    unless.every((one, index) => silenced.includes(index) || !silencesBackstop(event.send, one)));

/** The path once a backstop has begun on it. */
export const withBackstop = <S>(path: ExploredPath<S>, backstop: number): ExploredPath<S> =>
  path.begun.includes(backstop)
    ? path
    : { ...path, begun: [...path.begun, backstop], steps: [...path.steps, 'backstop'] };

/** A monitor, and what the exploration knows of the flow. */
export interface Exploration<S> {
  readonly monitor: Monitor<S>;
  /** The message that silences each backstop, by index. */
  readonly unless: readonly string[];
  /** Steps of choices some of whose branches may be infeasible. */
  readonly undecided: ReadonlySet<string>;
}

const isNamedInPath = ({ class: c, to }: Send): boolean =>
  to === 'candidate' && (isAnswer(c) || c === 'correction');

/** Merges paths in the same state: of each, the first that is certainly feasible, or the first. */
export function distinctPaths<S>(paths: ExploredPaths<S>, { key }: Monitor<S>): ExploredPaths<S> {
  if (paths.length < 2) return paths;
  const byKey = new Map<string, ExploredPath<S>>();
  for (const path of paths) {
    const name = keyOf(path, key);
    const other = byKey.get(name);
    if (other === undefined || (other.spurious !== undefined && path.spurious === undefined))
      byKey.set(name, path);
  }
  return [...byKey.values()];
}

const keyOf = <S>(
  { state, forks, silenced, begun }: ExploredPath<S>,
  key: Monitor<S>['key'],
): string => [key(state), silenced, begun, forks.map(identityOf)].join(' ');

const identities = new WeakMap<Behaviour, number>();
let lastIdentity = 0;

function identityOf(behaviour: Behaviour): number {
  const number = identities.get(behaviour) ?? (lastIdentity += 1);
  identities.set(behaviour, number);
  return number;
}
