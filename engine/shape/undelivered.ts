import type { FlowShape } from './of-plan.ts';
import type { Emit, Shape } from './shape.ts';

/** What becomes of every undeliverable message that says nothing else, when there are several: one shape stands in all of them. */
export function sharedUndelivered({ main, on, backstops }: FlowShape): Shape | undefined {
  const emits = [main, ...Object.values(on), ...backstops.map(({ shape }) => shape)].flatMap(
    emitsIn,
  );
  const met = new Set<Shape>();
  for (const { undelivered } of emits) {
    if (undelivered.term !== 'pass' && met.has(undelivered)) return undelivered;
    met.add(undelivered);
  }
  return undefined;
}

function emitsIn(shape: Shape): readonly Emit[] {
  const inside = insideOf(shape).flatMap(emitsIn);
  return shape.term === 'emit' ? [shape, ...inside] : inside;
}

function insideOf(shape: Shape): readonly Shape[] {
  switch (shape.term) {
    case 'seq':
      return shape.of;
    case 'emit':
      return [shape.undelivered];
    case 'race':
      return [...shape.answers, shape.silent].map((arm) => arm.shape);
    case 'alt':
      return shape.arms.map((arm) => arm.shape);
    case 'beside':
      return [shape.shape];
    default:
      return [];
  }
}
