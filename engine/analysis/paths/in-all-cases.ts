import { splitCases } from '../cases/split-cases.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** What a fold finds where the same condition is decided once along a path; what several worlds have in common, once. */
export function inAllCases<T>(
  flow: FlowBehaviour,
  find: (behaviour: FlowBehaviour) => Iterable<T>,
): readonly T[] {
  const found = new Map<string, T>();
  for (const { behaviour } of guardCasesOf(flow))
    for (const one of find(behaviour)) found.set(JSON.stringify(one), one);
  return [...found.values()];
}

const guardCasesOf = (flow: FlowBehaviour): readonly { readonly behaviour: FlowBehaviour }[] => {
  const known = cache.get(flow) ?? splitCases(flow);
  cache.set(flow, known);
  return known;
};

const cache = new WeakMap<FlowBehaviour, readonly { readonly behaviour: FlowBehaviour }[]>();
