import { widestPlace } from './widest-place.ts';
import { certainKey, type ExploredNode, keyOfNode } from './explored-node.ts';

/** The states that were reached, and those among them whose small steps have not been followed. */
export interface Frontier<S> {
  add(node: ExploredNode<S>): void;
  /** The next state whose small steps have not been followed. */
  next(): ExploredNode<S> | undefined;
  /** The number of states that have been reached. */
  size(): number;
  /** The step at which most states wait. */
  busiestStep(): string;
}

/** Every state once, on the first path that leads to it; those that may be impossible wait until no other is left. */
export function createFrontier<S>(): Frontier<S> {
  const seen = new Set<string>();
  const certain: ExploredNode<S>[] = [];
  const imprecise: ExploredNode<S>[] = [];
  let at = 0;
  let atImprecise = 0;
  return {
    add(node) {
      const key = keyOfNode(node);
      if (seen.has(key)) return;
      seen.add(key);
      (node.imprecision === undefined ? certain : imprecise).push(node);
    },
    next() {
      for (;;) {
        const node = certain[at] === undefined ? imprecise[atImprecise++] : certain[at++];
        if (node === undefined) return undefined;
        if (node.imprecision !== undefined && seen.has(certainKey(node))) continue;
        return node;
      }
    },
    size: () => seen.size,
    busiestStep: () =>
      widestPlace([...certain, ...imprecise].map(({ state }) => state))?.step ?? '',
  };
}
