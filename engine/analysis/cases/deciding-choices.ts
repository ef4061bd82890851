import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { reachedChoices } from './reached-choices.ts';

/** The steps of choices of which some case takes one way and some case another: the others decide nothing, whatever they read. */
export function decidingChoices(
  cases: readonly { readonly behaviour: FlowBehaviour }[],
): ReadonlySet<string> {
  const ways = new Map<string, Set<string>>();
  for (const { step, branches } of cases.flatMap(({ behaviour }) => reachedChoices(behaviour))) {
    const taken = ways.get(step) ?? new Set();
    ways.set(step, taken);
    for (const { label, when } of branches) taken.add(JSON.stringify([label, when?.cel]));
  }
  return new Set([...ways].filter(([, taken]) => taken.size > 1).map(([step]) => step));
}
