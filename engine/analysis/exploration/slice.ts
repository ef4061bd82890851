import {
  type Behaviour,
  type BackstopBehaviour,
  type FlowBehaviour,
  pass,
  type TaskWindow,
} from '../../behaviour/behaviour.ts';
import { followersOf, holdsStep, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { isOutcome, silencesBackstop } from '../../model/message.ts';
import { isIn, type Monitor } from './monitor.ts';
import {
  eitherOf,
  isNothing,
  longestOf,
  pause,
  pauseOf,
  silentDelay,
  turn,
  withoutDoubledPauses,
} from './pauses.ts';

type Observes = (term: Behaviour) => boolean;

/**
 * The part of a flow that a monitor can tell apart: the terms that it observes, and what controls them. All else is nothing, or a pause in
 * which other lines may go on (program slicing).
 */
export function slice(
  { main, on, backstops }: FlowBehaviour,
  { observes: alphabet, focus }: Pick<Monitor<never>, 'observes' | 'focus'>,
): FlowBehaviour {
  const observes: Observes = (term) => isIn(alphabet, term);
  const isAbout = (behaviour: Behaviour): boolean =>
    focus === undefined || holdsStep(behaviour, ...focus);
  const kept = backstops.filter(({ behaviour }) =>
    termsOf(behaviour).some(
      (term) =>
        observes(term) && (term.term === 'send' || term.term === 'end' || isAbout(behaviour)),
    ),
  );
  const tells = (term: Behaviour): boolean =>
    term.term === 'send' &&
    (observes(term) || kept.some(({ unless }) => silencesBackstop(term, unless)));
  const keepsTimes = kept.length > 0 || [main, ...Object.values(on)].some(mayFork);
  const background: Slicing = { observes: tells, isAbout, keepsTimes, done: new Map() };
  const slicing: Slicing = {
    observes: (term) => observes(term) || tells(term),
    isAbout,
    keepsTimes,
    done: new Map(),
    background,
  };
  const sliceParallel = (behaviour: Behaviour, part: Slicing): Behaviour =>
    withoutLastPause(sliceOf(behaviour, part));
  return {
    main: sliceOf(main, slicing),
    on: Object.fromEntries(
      Object.entries(on)
        .filter(([, handler]) => termsOf(handler).some(observes))
        .map(([event, handler]) => [event, sliceParallel(handler, slicing)]),
    ),
    backstops: kept.map((one): BackstopBehaviour => ({
      ...one,
      behaviour: sliceParallel(one.behaviour, isAbout(one.behaviour) ? slicing : background),
    })),
  };
}

/** Whether it starts a line, for which it may matter how long another one waits. */
function mayFork(behaviour: Behaviour): boolean {
  const known =
    forking.get(behaviour) ?? [...termsOf(behaviour)].some(({ term }) => term === 'fork');
  forking.set(behaviour, known);
  return known;
}

const forking = new WeakMap<Behaviour, boolean>();

interface Slicing {
  readonly observes: Observes;
  /** Whether a branch holds a step of the focus. */
  readonly isAbout: (behaviour: Behaviour) => boolean;
  /** Somebody waits beside for whom it may matter how long a delay is. */
  readonly keepsTimes: boolean;
  /** A behaviour that stands in several places stays one object. */
  readonly done: Map<Behaviour, Behaviour>;
  /** For what runs beside the focus, handlers of messages that nobody waits for among it: only what is told counts there. */
  readonly background?: Slicing;
}

function sliceOf(behaviour: Behaviour, slicing: Slicing): Behaviour {
  const known = slicing.done.get(behaviour);
  if (known !== undefined) return known;
  const sliced = visit(slices, behaviour, slicing);
  slicing.done.set(behaviour, sliced);
  return sliced;
}

const slices: Visitor<Behaviour, [slicing: Slicing]> = {
  pass: () => pass,
  show: () => pass,
  delay: (delay, { observes, keepsTimes }) => {
    if (observes(delay)) return delay;
    return keepsTimes ? silentDelay(delay) : pause;
  },
  sequence: ({ of }, slicing) => sequenced(of.map((one) => sliceOf(one, slicing))),
  send: (send, slicing) => {
    const handler = (behaviour: Behaviour): Behaviour =>
      send.holds
        ? sliceOf(behaviour, slicing)
        : withoutLastPause(sliceOf(behaviour, parallelPart(behaviour, slicing)));
    const undelivered = handler(send.undelivered);
    const unknown = isOutcome(send.class) ? handler(send.unknown ?? pass) : pass;
    const sliced = { ...send, undelivered, unknown };
    const isFollowed = !followersOf(sliced).every(isNothing);
    if (isFollowed || slicing.observes(send)) return sliced;
    return send.holds ? pause : turn;
  },
  task: (task, slicing) => {
    const answers = task.answers.map((one) => ({
      ...one,
      behaviour: sliceOf(one.behaviour, slicing),
    }));
    const silent = { ...task.silent, behaviour: sliceOf(task.silent.behaviour, slicing) };
    const windows = task.windows.map((one) => sliceOfWindow(one, slicing));
    const isSilent =
      windows.every(({ tells }) => tells === undefined) &&
      [...answers, silent].every(({ behaviour }) => isNothing(behaviour));
    if (!isSilent || slicing.observes(task)) return { ...task, windows, answers, silent };
    const behind = longestOf([...answers, silent].map(({ behaviour }) => behaviour));
    const lengths = behind && [...task.windows.map(({ within }) => within), ...behind];
    return pauseOf(slicing.keepsTimes ? lengths : undefined, task.since !== undefined);
  },
  choice: (choice, slicing) => {
    const branches = choice.branches.map((one) => ({
      ...one,
      behaviour: sliceOf(one.behaviour, slicing),
    }));
    if (branches.length === 0 || slicing.observes(choice)) return { ...choice, branches };
    const behaviours = branches.map(({ behaviour }) => behaviour);
    return behaviours.every(isNothing) ? eitherOf(behaviours) : { ...choice, branches };
  },
  fork: (fork, slicing) => {
    const behaviour = withoutLastPause(
      sliceOf(fork.behaviour, parallelPart(fork.behaviour, slicing)),
    );
    return behaviour === pass ? turn : { ...fork, behaviour };
  },
  end: (end) => end,
};

/** Nobody else goes on while a task passes from one window to the next. */
function sliceOfWindow({ tells, ...window }: TaskWindow, slicing: Slicing): TaskWindow {
  const sliced = tells === undefined ? pass : sliceOf(tells, slicing);
  return isNothing(sliced) ? window : { ...window, tells: sliced };
}

/** What is looked at in a branch. */
const parallelPart = (behaviour: Behaviour, slicing: Slicing): Slicing =>
  slicing.isAbout(behaviour) ? slicing : (slicing.background ?? slicing);

/** One after the other, without what does nothing, and what stands behind an end. */
function sequenced(parts: readonly Behaviour[]): Behaviour {
  const flat = parts.flatMap((part) => (part.term === 'sequence' ? part.of : [part]));
  const end = flat.findIndex(({ term }) => term === 'end');
  const of = withoutDoubledPauses(end < 0 ? flat : flat.slice(0, end + 1));
  const [only, another] = of;
  if (only === undefined) return pass;
  return another === undefined ? only : { term: 'sequence', of };
}

/** Nobody waits for what does nothing more. */
function withoutLastPause(behaviour: Behaviour): Behaviour {
  if (isNothing(behaviour)) return pass;
  const last = behaviour.term === 'sequence' ? behaviour.of.at(-1) : undefined;
  return behaviour.term === 'sequence' && last !== undefined && isNothing(last)
    ? withoutLastPause(sequenced(behaviour.of.slice(0, -1)))
    : behaviour;
}
