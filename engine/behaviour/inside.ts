import type { Shape } from './behaviour.ts';

/** The shapes right below a shape. */
export function shapesIn(shape: Shape): readonly Shape[] {
  if (shape.term === 'seq') return shape.of;
  if (shape.term === 'alt') return shape.arms.map((arm) => arm.shape);
  if (shape.term === 'race') return [...shape.answers, shape.silent].map((arm) => arm.shape);
  if (shape.term === 'beside') return [shape.shape];
  return shape.term === 'emit' ? [shape.undelivered] : [];
}
