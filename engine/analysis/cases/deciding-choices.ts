import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { branchKeysOf } from './branch-keys.ts';
import { reachedChoices } from './reached-choices.ts';

/** The steps of choices of which some case takes one way and some case another: the others decide nothing, whatever they read. */
export function decidingChoices(
  cases: readonly { readonly behaviour: FlowBehaviour }[],
): ReadonlySet<string> {
  const ways = new Map<string, Set<string>>();
  for (const choice of cases.flatMap(({ behaviour }) => reachedChoices(behaviour))) {
    const taken = ways.get(choice.step) ?? new Set();
    ways.set(choice.step, taken);
    for (const key of branchKeysOf(choice)) taken.add(key);
  }
  return new Set([...ways].filter(([, taken]) => taken.size > 1).map(([step]) => step));
}
