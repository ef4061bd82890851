import { worldsOf } from '../cases/split-cases.ts';
import type { FlowShape } from '../../behaviour/behaviour.ts';

/** What a fold finds where the same condition is decided once along a path; what several worlds have in common, once. */
export function inWorlds<T>(
  flow: FlowShape,
  find: (shape: FlowShape) => Iterable<T>,
): readonly T[] {
  const found = new Map<string, T>();
  for (const { shape } of shapesOf(flow))
    for (const one of find(shape)) found.set(JSON.stringify(one), one);
  return [...found.values()];
}

const shapesOf = (flow: FlowShape): readonly { readonly shape: FlowShape }[] => {
  const known = cache.get(flow) ?? worldsOf(flow);
  cache.set(flow, known);
  return known;
};

const cache = new WeakMap<FlowShape, readonly { readonly shape: FlowShape }[]>();
