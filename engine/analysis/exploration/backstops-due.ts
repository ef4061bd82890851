import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState } from './explored-state.ts';
import { spend } from './delivery-outcomes.ts';
import { numberOfBackstop, timesAt } from './known-times.ts';
import { started } from './lines.ts';
import { maySpeak, mustWaitFor } from './precedes.ts';
import type { Transition } from './transition.ts';

/** A backstop waits for the delivery outcome of a message that it names, and comes behind those that are surely due before it. */
export function backstopsDue(state: ExploredState, explored: ExploredFlow): readonly Transition[] {
  const { flow, backstopsBefore, continueWith } = explored;
  const isDue = (index: number): boolean => maySpeak(index, state, explored);
  const times = timesAt(state.times);
  return flow.backstops.flatMap(({ behaviour }, index): readonly Transition[] => {
    if (!isDue(index) || backstopsBefore[index]?.some(isDue) === true) return [];
    if (mustWaitFor(numberOfBackstop(index), state, explored)) return [];
    const todo = continueWith(behaviour, undefined);
    const spoken = spend({ ...state, times }, [index]);
    const begun = started(spoken, { role: 'backstop', todo, status: 'runs' });
    return [{ events: [{ what: 'backstop', index }], state: begun, imprecision: 'beside' }];
  });
}
