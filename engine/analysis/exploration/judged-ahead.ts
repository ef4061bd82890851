import type { Behaviour } from '../../behaviour/behaviour.ts';
import { followersOf } from '../../behaviour/traverse.ts';
import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState, Rest } from './explored-state.ts';
import { type Alphabet, isIn } from './monitor.ts';
import { pendingBackstops } from './precedes.ts';

/**
 * Whether an event at which a monitor judges may still come behind a state: on what is left of a line, in a backstop that has not spoken, or
 * in the handler of an event. Where none can, nothing more is found (cone of influence).
 */
export function judgedAhead(
  explored: ExploredFlow,
  judges: Alphabet,
): (state: ExploredState) => boolean {
  const within = new Map<Behaviour, boolean>();
  const isWithin = (behaviour: Behaviour): boolean => {
    const known = within.get(behaviour);
    if (known !== undefined) return known;
    const found = isIn(judges, behaviour) || followersOf(behaviour).some(isWithin);
    within.set(behaviour, found);
    return found;
  };
  const behind = new Map<number, boolean>();
  const isBehind = (rest: Rest): boolean => {
    if (rest === undefined) return false;
    const found = behind.get(rest.id) ?? (isWithin(rest.first) || isBehind(rest.rest));
    behind.set(rest.id, found);
    return found;
  };
  const { on, backstops } = explored.flow;
  const inHandler = Object.values(on).some(isWithin);
  const inBackstop = backstops.map(({ behaviour }) => isWithin(behaviour));
  return (state) =>
    state.lines.some(({ todo }) => isBehind(todo)) ||
    (inHandler && !state.ended && !state.handled) ||
    pendingBackstops(state, explored).some((index) => inBackstop[index]);
}
