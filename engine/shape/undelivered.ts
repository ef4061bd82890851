import type { FlowShape } from './of-plan.ts';
import type { Emit, Shape } from './shape.ts';

/** What becomes of every undeliverable message that says nothing else, when there are several: one shape stands in all of them. */
export function sharedUndelivered({ main, on, backstops }: FlowShape): Shape | undefined {
  const all = [main, ...Object.values(on), ...backstops.map(({ shape }) => shape)];
  const met = new Set<Shape>();
  for (const { undelivered } of all.flatMap(emits)) {
    if (undelivered.term !== 'pass' && met.has(undelivered)) return undelivered;
    met.add(undelivered);
  }
  return undefined;
}

const emits = (shape: Shape): readonly Emit[] => [
  ...(shape.term === 'emit' ? [shape] : []),
  ...inside(shape).flatMap(emits),
];

function inside(shape: Shape): readonly Shape[] {
  if (shape.term === 'seq') return shape.of;
  if (shape.term === 'emit') return [shape.undelivered];
  if (shape.term === 'race') return [...shape.answers, shape.silent].map((arm) => arm.shape);
  if (shape.term === 'alt') return shape.arms.map((arm) => arm.shape);
  return shape.term === 'beside' ? [shape.shape] : [];
}
