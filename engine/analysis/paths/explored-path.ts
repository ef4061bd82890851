import { isAnswer } from '../../model/message.ts';
import type { Alt, Emit, Race, Shape } from '../../behaviour/behaviour.ts';

/** Something that happens on a path. */
export type Happened =
  | { readonly what: 'told'; readonly emit: Emit }
  | { readonly what: 'opened'; readonly race: Race }
  | { readonly what: 'closed'; readonly race: Race; readonly outcome: string }
  | { readonly what: 'chosen'; readonly alt: Alt }
  /** An event's handler takes over, and whatever is open is cancelled. */
  | { readonly what: 'handled'; readonly event: string };

/** What is kept in mind along paths. Paths on which the same is in mind are one: the first is kept. */
export interface Memory<S> {
  readonly start: S;
  /** Whether it is told to the memory at all. */
  readonly matters: (happened: Happened) => boolean;
  /** The same text for states that are the same. */
  readonly key: (state: S) => string;
  /** The very same state when nothing changes. */
  readonly after: (state: S, happened: Happened) => S;
  /** Asked on every path on which something is about to happen; of lines beside only before something is told or opened. */
  readonly before: (happened: Happened, path: Path<S>) => void;
}

/** A way that a case may have gone so far. */
export interface Path<S> {
  readonly state: S;
  /** What came of tasks, and what was told, in order. */
  readonly steps: readonly string[];
  /** Why no case may ever go this way. */
  readonly doubt?: 'condition' | 'beside';
  /** What has been started beside the line and matters. */
  readonly beside: readonly Shape[];
  /** Backstops that are silent by now, and those that have begun. */
  readonly silenced: readonly number[];
  readonly begun: readonly number[];
}

export type Paths<S> = readonly Path<S>[];

/** What a path is called to whoever reads of it: `department approved > told`. */
export const nameOfPath = ({ steps }: Pick<Path<unknown>, 'steps'>, ...more: readonly string[]) =>
  [...steps, ...more].join(' > ');

/** What the path is once something has happened on it. */
export function pathAfter<S>(
  path: Path<S>,
  happened: Happened,
  { memory, unless, doubtful }: Followed<S>,
): Path<S> {
  const state = memory.matters(happened) ? memory.after(path.state, happened) : path.state;
  if (happened.what === 'opened') return { ...path, state };
  if (happened.what === 'handled')
    return { ...path, state, steps: [...path.steps, happened.event] };
  if (happened.what === 'chosen')
    return doubtful.has(happened.alt.step) && path.doubt === undefined
      ? { ...path, state, doubt: 'condition' }
      : { ...path, state };
  if (happened.what === 'closed')
    return { ...path, state, steps: [...path.steps, `${happened.race.step} ${happened.outcome}`] };
  const { emit } = happened;
  const silenced = unless.flatMap((one, index) =>
    path.silenced.includes(index) || answersTo(emit, one) ? [index] : [],
  );
  return {
    ...path,
    state,
    silenced,
    steps: isNoted(emit) ? [...path.steps, emit.step] : path.steps,
  };
}

/** Whether a path stays as it is, but for its name, when something happens on it. */
export const changesNothing = <S>(
  { state, silenced }: Path<S>,
  happened: Happened,
  { memory, unless }: Followed<S>,
): boolean =>
  memory.after(state, happened) === state &&
  (happened.what !== 'told' ||
    unless.every((one, index) => silenced.includes(index) || !answersTo(happened.emit, one)));

/** The path once a backstop has begun on it. */
export const withBackstop = <S>(path: Path<S>, backstop: number): Path<S> =>
  path.begun.includes(backstop)
    ? path
    : { ...path, begun: [...path.begun, backstop], steps: [...path.steps, 'backstop'] };

/** The flow that is followed. */
export interface Followed<S> {
  readonly memory: Memory<S>;
  /** What silences each backstop. */
  readonly unless: readonly string[];
  /** Choices of which some ways may be impossible. */
  readonly doubtful: ReadonlySet<string>;
}

const isNoted = ({ class: c, to }: Emit): boolean =>
  to === 'candidate' && (isAnswer(c) || c === 'correction');

const answersTo = (emit: Emit, unless: string): boolean =>
  unless === 'answer' ? isAnswer(emit.class) : emit.step === unless || emit.class === unless;

/** Of several paths to the same, the first that is not in doubt, or the first. */
export function distinct<S>(paths: Paths<S>, { key }: Memory<S>): Paths<S> {
  if (paths.length < 2) return paths;
  const kept = new Map<string, Path<S>>();
  for (const path of paths) {
    const name = keyOf(path, key);
    const other = kept.get(name);
    if (other === undefined || (other.doubt !== undefined && path.doubt === undefined))
      kept.set(name, path);
  }
  return [...kept.values()];
}

const keyOf = <S>({ state, beside, silenced, begun }: Path<S>, key: Memory<S>['key']): string =>
  [key(state), silenced, begun, beside.map(numberOf)].join(' ');

const numbers = new WeakMap<Shape, number>();
let shapes = 0;

function numberOf(shape: Shape): number {
  const number = numbers.get(shape) ?? (shapes += 1);
  numbers.set(shape, number);
  return number;
}
