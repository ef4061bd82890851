import type { Shape, FlowShape } from '../behaviour/behaviour.ts';
import { emitsOf } from '../behaviour/traverse.ts';

/** What becomes of every undeliverable message that says nothing else, when there are several: one shape stands in all of them. */
export function sharedUndelivered({ main, on, backstops }: FlowShape): Shape | undefined {
  const all = [main, ...Object.values(on), ...backstops.map(({ shape }) => shape)];
  const met = new Set<Shape>();
  for (const { undelivered } of all.flatMap(emitsOf)) {
    if (undelivered.term !== 'pass' && met.has(undelivered)) return undelivered;
    met.add(undelivered);
  }
  return undefined;
}
