import {
  type Behaviour,
  type EndEvent,
  type FlowBehaviour,
  pass,
  type Send,
  type UserTask,
} from './behaviour.ts';
import { visit, type Visitor } from './visitor.ts';

/** Every line of a flow: the main one, the handlers of events, and the backstops. */
export const linesOf = ({ main, on, backstops }: FlowBehaviour): readonly Behaviour[] => [
  main,
  ...Object.values(on),
  ...backstops.map(({ behaviour }) => behaviour),
];

/**
 * The behaviours that stand directly in one, in the order in which they are written, under the assumption of proofs of times that it
 * becomes known of every message whether it was delivered.
 */
export function childrenOf(behaviour: Behaviour): readonly Behaviour[] {
  switch (behaviour.term) {
    case 'sequence':
      return behaviour.of;
    case 'send':
      return [behaviour.undelivered];
    case 'task':
      return [
        ...toldAtWindows(behaviour),
        ...[...behaviour.answers, behaviour.silent].map((branch) => branch.behaviour),
      ];
    case 'choice':
      return behaviour.branches.map((branch) => branch.behaviour);
    case 'fork':
      return [behaviour.behaviour];
    case 'pass':
    case 'delay':
    case 'show':
    case 'end':
      return [];
    default:
      return behaviour satisfies never;
  }
}

/** The behaviours of which one may directly follow: `childrenOf`, and the handler of a message of which nobody knows whether it was delivered. */
export const followersOf = (behaviour: Behaviour): readonly Behaviour[] =>
  visit(followers, behaviour);

const followers: Visitor<readonly Behaviour[]> = {
  pass: childrenOf,
  sequence: childrenOf,
  delay: childrenOf,
  show: childrenOf,
  send: ({ undelivered, unknown }) => [undelivered, unknown ?? pass],
  task: childrenOf,
  choice: childrenOf,
  fork: childrenOf,
  end: childrenOf,
};

/** A behaviour and everything inside it, in the order in which it is written; like `childrenOf` without the handlers of unknown delivery outcomes. */
export function termsOf(behaviour: Behaviour): readonly Behaviour[] {
  const known = terms.get(behaviour);
  if (known !== undefined) return known;
  const found = [behaviour, ...childrenOf(behaviour).flatMap(termsOf)];
  terms.set(behaviour, found);
  return found;
}

/** Every analysis asks for them, of the same behaviours. */
const terms = new WeakMap<Behaviour, readonly Behaviour[]>();

/** Whether one of these steps stands in a behaviour. */
export const holdsStep = (
  behaviour: Behaviour,
  ...steps: readonly (string | undefined)[]
): boolean => termsOf(behaviour).some((term) => 'step' in term && steps.includes(term.step));

/** Every message that a behaviour can send. */
export const sendsOf = (behaviour: Behaviour): readonly Send[] =>
  termsOf(behaviour).filter((term) => term.term === 'send');

/** What leaves beside a task when a further window of it opens. */
export const toldAtWindows = ({ windows }: UserTask): readonly Behaviour[] =>
  windows.flatMap(({ tells }) => (tells === undefined ? [] : [tells]));

/** Every task that a behaviour can open. */
export const tasksIn = (behaviour: Behaviour): readonly UserTask[] =>
  termsOf(behaviour).filter((term) => term.term === 'task');

/** Whether an outcome of a task settles nothing: it opens anew. */
export const isAgain = ({ answers }: UserTask, outcome: string): boolean =>
  answers.some(({ label, again }) => again !== undefined && label === outcome);

/** Every way in which a behaviour can end the case. */
export const endEventsOf = (behaviour: Behaviour): readonly EndEvent[] =>
  termsOf(behaviour).filter((term) => term.term === 'end');

type BehaviourChange = (behaviour: Behaviour) => Behaviour;

/** A flow in each of whose lines something is changed. */
export const mapLines = (
  { main, on, backstops }: FlowBehaviour,
  change: BehaviourChange,
): FlowBehaviour => ({
  main: change(main),
  on: Object.fromEntries(Object.entries(on).map(([event, handler]) => [event, change(handler)])),
  backstops: backstops.map((one) => withBehaviour(one, change)),
});

/** A flow in whose main line every term is replaced by what `change` makes of it, inner ones first. */
export const mapMain = (flow: FlowBehaviour, change: BehaviourChange): FlowBehaviour => ({
  ...flow,
  main: mapTerm(flow.main, change),
});

/** A behaviour in which every term is replaced by what `change` makes of it, inner ones first. */
export const mapTerm = (behaviour: Behaviour, change: BehaviourChange): Behaviour =>
  change(mapChildren(behaviour, (inner) => mapTerm(inner, change)));

/** A behaviour whose children are replaced. */
export const mapChildren = (behaviour: Behaviour, change: BehaviourChange): Behaviour =>
  visit(withChildren, behaviour, change);

const unchanged = (behaviour: Behaviour): Behaviour => behaviour;

const withChildren: Visitor<Behaviour, [change: BehaviourChange]> = {
  pass: unchanged,
  sequence: (sequence, change) => ({ ...sequence, of: sequence.of.map(change) }),
  delay: unchanged,
  show: unchanged,
  send: (send, change) => ({ ...send, undelivered: change(send.undelivered) }),
  task: (task, change) => ({
    ...task,
    windows: task.windows.map((one) =>
      one.tells === undefined ? one : { ...one, tells: change(one.tells) },
    ),
    answers: task.answers.map((one) => withBehaviour(one, change)),
    silent: withBehaviour(task.silent, change),
  }),
  choice: (choice, change) => ({
    ...choice,
    branches: choice.branches.map((one) => withBehaviour(one, change)),
  }),
  fork: withBehaviour,
  end: unchanged,
};

function withBehaviour<A extends { readonly behaviour: Behaviour }>(
  one: A,
  change: BehaviourChange,
): A {
  return { ...one, behaviour: change(one.behaviour) };
}

/** A behaviour without what stands behind the last term that is asked for; nothing when none is in it. */
export function upTo(behaviour: Behaviour, wanted: (behaviour: Behaviour) => boolean): Behaviour {
  if (behaviour.term !== 'sequence') return behaviour;
  const last = behaviour.of.findLastIndex((one) => termsOf(one).some(wanted));
  const remaining = behaviour.of.slice(0, last + 1);
  return {
    term: 'sequence',
    of: remaining.map((one, index) => (index < last ? one : upTo(one, wanted))),
  };
}
