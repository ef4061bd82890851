import type { GraphTransition } from '../../engine/analysis/exploration/state-graph.ts';

/** A transition of a graph of states, with the letters that it brings. */
export interface LetteredEdge extends GraphTransition {
  readonly letters: readonly string[];
}

/** The transitions on any way through the graph that a word can have taken to its end. */
export function edgesOn(word: readonly string[], edges: EdgesByStart): ReadonlySet<LetteredEdge> {
  const { places, passed } = placesOf(word, edges);
  const found = new Set<LetteredEdge>();
  const ended = places.filter(({ read }) => read === word.length);
  const seen = new Set(ended.map(keyOf));
  // The list grows while it is gone through.
  for (const place of ended)
    for (const { edge, from } of passed.get(keyOf(place)) ?? []) {
      found.add(edge);
      if (!seen.has(keyOf(from))) ended.push(from);
      seen.add(keyOf(from));
    }
  return found;
}

export type EdgesByStart = ReadonlyMap<number | undefined, readonly LetteredEdge[]>;

export function edgesByStart(edges: readonly LetteredEdge[]): EdgesByStart {
  const found = new Map<number | undefined, LetteredEdge[]>();
  for (const edge of edges) {
    const same = found.get(edge.from);
    if (same === undefined) found.set(edge.from, [edge]);
    else same.push(edge);
  }
  return found;
}

/** A state behind so many letters of a word. */
interface WordPlace {
  readonly state: number | undefined;
  readonly read: number;
}

interface PassedEdge {
  readonly edge: LetteredEdge;
  readonly from: WordPlace;
}

/** Every place that the letters of a word can lead to, and the transitions that lead there. */
function placesOf(
  word: readonly string[],
  leading: EdgesByStart,
): {
  readonly places: readonly WordPlace[];
  readonly passed: ReadonlyMap<string, readonly PassedEdge[]>;
} {
  const places: WordPlace[] = [{ state: undefined, read: 0 }];
  const passed = new Map<string, PassedEdge[]>();
  for (const from of places)
    for (const edge of leading.get(from.state) ?? []) {
      if (!isNext(edge, word, from.read)) continue;
      const next = { state: edge.to, read: from.read + edge.letters.length };
      const same = passed.get(keyOf(next));
      if (same === undefined) places.push(next);
      passed.set(keyOf(next), [...(same ?? []), { edge, from }]);
    }
  return { places, passed };
}

const isNext = ({ letters }: LetteredEdge, word: readonly string[], read: number): boolean =>
  letters.every((text, index) => word[read + index] === text);

const keyOf = ({ state, read }: WordPlace): string => `${read} ${state ?? 'start'}`;
