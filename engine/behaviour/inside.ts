import type { Behaviour } from './behaviour.ts';

/** The shapes right below a shape. */
export function childrenOf(behaviour: Behaviour): readonly Behaviour[] {
  if (behaviour.term === 'sequence') return behaviour.of;
  if (behaviour.term === 'choice') return behaviour.branches.map((branch) => branch.behaviour);
  if (behaviour.term === 'task')
    return [...behaviour.answers, behaviour.silent].map((branch) => branch.behaviour);
  if (behaviour.term === 'fork') return [behaviour.behaviour];
  return behaviour.term === 'send' ? [behaviour.undelivered] : [];
}
