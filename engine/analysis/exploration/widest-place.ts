import type { ExploredState } from './explored-state.ts';

/** The step at which lines wait in most states, and in how many of them. */
export function widestPlace(
  states: readonly ExploredState[],
): { readonly step: string; readonly states: number } | undefined {
  const counts = new Map<string, number>();
  for (const { lines } of states) {
    const steps = lines.flatMap(({ todo: { first } }) =>
      'step' in first && first.step !== '' ? [first.step] : [],
    );
    for (const step of new Set(steps)) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const [widest] = [...counts].toSorted(([, a], [, b]) => b - a);
  return widest === undefined ? undefined : { step: widest[0], states: widest[1] };
}
