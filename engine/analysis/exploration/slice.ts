import {
  type Behaviour,
  type BackstopBehaviour,
  type Delay,
  type FlowBehaviour,
  type Fork,
  pass,
} from '../../behaviour/behaviour.ts';
import { holdsStep, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { silencesBackstop } from '../../model/message.ts';
import { isIn, type Monitor } from './monitor.ts';

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
    [...termsOf(behaviour)].some(
      (term) => observes(term) && (term.term === 'send' || isAbout(behaviour)),
    ),
  );
  const tells = (term: Behaviour): boolean =>
    term.term === 'send' &&
    (observes(term) || kept.some(({ unless }) => silencesBackstop(term, unless)));
  const background: Slicing = { observes: tells, isAbout, done: new Map() };
  const slicing: Slicing = {
    observes: (term) => observes(term) || tells(term),
    isAbout,
    done: new Map(),
    background,
  };
  const sliceBeside = (behaviour: Behaviour, part: Slicing): Behaviour =>
    withoutLastPause(sliceOf(behaviour, part));
  return {
    main: sliceOf(main, slicing),
    on: Object.fromEntries(
      Object.entries(on)
        .filter(([, handler]) => [...termsOf(handler)].some(observes))
        .map(([event, handler]) => [event, sliceBeside(handler, slicing)]),
    ),
    backstops: kept.map((one): BackstopBehaviour => ({
      ...one,
      behaviour: sliceBeside(one.behaviour, isAbout(one.behaviour) ? slicing : background),
    })),
  };
}

interface Slicing {
  readonly observes: Observes;
  /** Whether a branch holds a step of the focus. */
  readonly isAbout: (behaviour: Behaviour) => boolean;
  /** A behaviour that stands in several places stays one object. */
  readonly done: Map<Behaviour, Behaviour>;
  /** For what runs beside the focus, and for the handlers of messages that nobody waits for: only what is told counts there. */
  readonly background?: Slicing;
}

function sliceOf(behaviour: Behaviour, slicing: Slicing): Behaviour {
  const known = slicing.done.get(behaviour);
  if (known !== undefined) return known;
  const sliced = visit(slices, behaviour, slicing);
  slicing.done.set(behaviour, sliced);
  return sliced;
}

const pause: Delay = { term: 'delay', step: '', length: { ms: 0 } };

/** What is left of starting a line in which nothing is observed: others that are ready take their turn first. */
const turn: Fork = { term: 'fork', step: '', behaviour: pass, how: 'until-end' };

const slices: Visitor<Behaviour, [slicing: Slicing]> = {
  pass: () => pass,
  show: () => pass,
  delay: (delay, { observes }) => (observes(delay) ? delay : pause),
  sequence: ({ of }, slicing) => sequenced(of.map((one) => sliceOf(one, slicing))),
  send: (send, slicing) => {
    const undelivered = send.holds
      ? sliceOf(send.undelivered, slicing)
      : withoutLastPause(sliceOf(send.undelivered, slicing.background ?? slicing));
    if (undelivered !== pass || slicing.observes(send)) return { ...send, undelivered };
    return send.holds ? pause : turn;
  },
  task: (task, slicing) => {
    const answers = task.answers.map((one) => ({
      ...one,
      behaviour: sliceOf(one.behaviour, slicing),
    }));
    const silent = { ...task.silent, behaviour: sliceOf(task.silent.behaviour, slicing) };
    const isSilent = [...answers, silent].every(({ behaviour }) => isNothing(behaviour));
    return isSilent && !slicing.observes(task) ? pause : { ...task, answers, silent };
  },
  choice: (choice, slicing) => {
    const branches = choice.branches.map((one) => ({
      ...one,
      behaviour: sliceOf(one.behaviour, slicing),
    }));
    if (branches.length === 0 || slicing.observes(choice)) return { ...choice, branches };
    if (branches.every(({ behaviour }) => behaviour === pass)) return pass;
    return branches.every(({ behaviour }) => isNothing(behaviour))
      ? pause
      : { ...choice, branches };
  },
  fork: (fork, slicing) => {
    const { isAbout, background = slicing } = slicing;
    const part = isAbout(fork.behaviour) ? slicing : background;
    const behaviour = withoutLastPause(sliceOf(fork.behaviour, part));
    return behaviour === pass ? turn : { ...fork, behaviour };
  },
  end: (end) => end,
};

const isNothing = (behaviour: Behaviour): boolean =>
  behaviour === pass || behaviour === pause || behaviour === turn;

/** One after the other, without what does nothing, and what stands behind an end. */
function sequenced(parts: readonly Behaviour[]): Behaviour {
  const flat = parts.flatMap((part) => (part.term === 'sequence' ? part.of : [part]));
  const end = flat.findIndex(({ term }) => term === 'end');
  const of = (end < 0 ? flat : flat.slice(0, end + 1)).filter(
    (part, index, all) => part !== pass && (part !== pause || all[index + 1] !== pause),
  );
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
