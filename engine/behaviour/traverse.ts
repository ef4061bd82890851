import type { Send, EndEvent, Behaviour } from './behaviour.ts';

/** A shape and everything inside it, in the order in which it is written. */
export function* termsOf(behaviour: Behaviour): Generator<Behaviour> {
  yield behaviour;
  for (const inner of childrenOf(behaviour)) yield* termsOf(inner);
}

/** The shapes that stand directly in one. */
export function childrenOf(behaviour: Behaviour): readonly Behaviour[] {
  if (behaviour.term === 'sequence') return behaviour.of;
  if (behaviour.term === 'choice') return behaviour.branches.map((branch) => branch.behaviour);
  if (behaviour.term === 'task')
    return [...behaviour.answers, behaviour.silent].map((branch) => branch.behaviour);
  if (behaviour.term === 'fork') return [behaviour.behaviour];
  return behaviour.term === 'send' ? [behaviour.undelivered] : [];
}

/** Every message that a shape can send. */
export const sendsOf = (behaviour: Behaviour): readonly Send[] =>
  [...termsOf(behaviour)].filter((term) => term.term === 'send');

/** Every way in which a shape can end the case. */
export const endEventsOf = (behaviour: Behaviour): readonly EndEvent[] =>
  [...termsOf(behaviour)].filter((term) => term.term === 'end');

/** A shape without what stands behind the last term that is asked for; nothing when none is in it. */
export function upTo(behaviour: Behaviour, wanted: (behaviour: Behaviour) => boolean): Behaviour {
  if (behaviour.term !== 'sequence') return behaviour;
  const last = behaviour.of.findLastIndex((one) => [...termsOf(one)].some(wanted));
  const remaining = behaviour.of.slice(0, last + 1);
  return {
    term: 'sequence',
    of: remaining.map((one, index) => (index < last ? one : upTo(one, wanted))),
  };
}
