import type { Emit, Exit, Shape } from './behaviour.ts';

/** A shape and everything inside it, in the order in which it is written. */
export function* termsOf(shape: Shape): Generator<Shape> {
  yield shape;
  for (const inner of insideOf(shape)) yield* termsOf(inner);
}

/** The shapes that stand directly in one. */
export function insideOf(shape: Shape): readonly Shape[] {
  if (shape.term === 'seq') return shape.of;
  if (shape.term === 'alt') return shape.arms.map((arm) => arm.shape);
  if (shape.term === 'race') return [...shape.answers, shape.silent].map((arm) => arm.shape);
  if (shape.term === 'beside') return [shape.shape];
  return shape.term === 'emit' ? [shape.undelivered] : [];
}

/** Every message that a shape can send. */
export const emitsOf = (shape: Shape): readonly Emit[] =>
  [...termsOf(shape)].filter((term) => term.term === 'emit');

/** Every way in which a shape can end the case. */
export const exitsOf = (shape: Shape): readonly Exit[] =>
  [...termsOf(shape)].filter((term) => term.term === 'exit');

/** A shape without what stands behind the last term that is asked for; nothing when none is in it. */
export function upTo(shape: Shape, wanted: (shape: Shape) => boolean): Shape {
  if (shape.term !== 'seq') return shape;
  const last = shape.of.findLastIndex((one) => [...termsOf(one)].some(wanted));
  const kept = shape.of.slice(0, last + 1);
  return { term: 'seq', of: kept.map((one, index) => (index < last ? one : upTo(one, wanted))) };
}
