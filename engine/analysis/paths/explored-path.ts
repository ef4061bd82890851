import { isAnswer, silencesBackstop } from '../../model/message.ts';
import type { Choice, Send, UserTask, Behaviour } from '../../behaviour/behaviour.ts';

/** Something that happens on a path. */
export type PathEvent =
  | { readonly what: 'told'; readonly send: Send }
  | { readonly what: 'opened'; readonly task: UserTask }
  | { readonly what: 'closed'; readonly task: UserTask; readonly outcome: string }
  | { readonly what: 'chosen'; readonly choice: Choice }
  /** An event's handler takes over, and whatever is open is cancelled. */
  | { readonly what: 'handled'; readonly event: string };

/** What is kept in mind along paths. Paths on which the same is in mind are one: the first is kept. */
export interface Monitor<S> {
  readonly start: S;
  /** Whether it is told to the memory at all. */
  readonly observes: (happened: PathEvent) => boolean;
  /** The same text for states that are the same. */
  readonly key: (state: S) => string;
  /** The very same state when nothing changes. */
  readonly step: (state: S, happened: PathEvent) => S;
  /** Asked on every path on which something is about to happen; of lines beside only before something is told or opened. */
  readonly check: (happened: PathEvent, path: ExploredPath<S>) => void;
}

/** A way that a case may have gone so far. */
export interface ExploredPath<S> {
  readonly state: S;
  /** What came of tasks, and what was told, in order. */
  readonly steps: readonly string[];
  /** Why no case may ever go this way. */
  readonly spurious?: 'condition' | 'beside';
  /** What has been started beside the line and matters. */
  readonly forks: readonly Behaviour[];
  /** Backstops that are silent by now, and those that have begun. */
  readonly silenced: readonly number[];
  readonly begun: readonly number[];
}

export type ExploredPaths<S> = readonly ExploredPath<S>[];

/** What a path is called to whoever reads of it: `department approved > told`. */
export const nameOfPath = (
  { steps }: Pick<ExploredPath<unknown>, 'steps'>,
  ...more: readonly string[]
) => [...steps, ...more].join(' > ');

/** What the path is once something has happened on it. */
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

/** Whether a path stays as it is, but for its name, when something happens on it. */
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

/** The flow that is followed. */
export interface Exploration<S> {
  readonly monitor: Monitor<S>;
  /** What silences each backstop. */
  readonly unless: readonly string[];
  /** Choices of which some ways may be impossible. */
  readonly undecided: ReadonlySet<string>;
}

const isNamedInPath = ({ class: c, to }: Send): boolean =>
  to === 'candidate' && (isAnswer(c) || c === 'correction');

/** Of several paths to the same, the first that is not in doubt, or the first. */
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
