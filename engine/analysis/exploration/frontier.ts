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
  const doubtful: ExploredNode<S>[] = [];
  let at = 0;
  let atDoubtful = 0;
  return {
    add(node) {
      const key = keyOfNode(node);
      if (seen.has(key)) return;
      seen.add(key);
      (node.doubt === undefined ? certain : doubtful).push(node);
    },
    next() {
      for (;;) {
        const node = certain[at] === undefined ? doubtful[atDoubtful++] : certain[at++];
        if (node === undefined) return undefined;
        if (node.doubt !== undefined && seen.has(certainKey(node))) continue;
        return node;
      }
    },
    size: () => seen.size,
    busiestStep: () => busiestStepOf([...certain, ...doubtful]),
  };
}

function busiestStepOf(nodes: readonly ExploredNode<unknown>[]): string {
  const counts = new Map<string, number>();
  for (const { todo } of nodes.flatMap(({ state }) => state.lines))
    if ('step' in todo.first && todo.first.step !== '')
      counts.set(todo.first.step, (counts.get(todo.first.step) ?? 0) + 1);
  const [step] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return step;
}
