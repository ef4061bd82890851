import type { Shape, FlowShape } from './behaviour.ts';

/** A flow in whose main line every term is replaced by what `change` makes of it, inner ones first. */
export const withMain = (flow: FlowShape, change: (shape: Shape) => Shape): FlowShape => ({
  ...flow,
  main: rebuilt(flow.main, change),
});

function rebuilt(shape: Shape, change: (shape: Shape) => Shape): Shape {
  const inner = (one: Shape): Shape => rebuilt(one, change);
  const arm = <A extends { readonly shape: Shape }>(one: A): A => ({
    ...one,
    shape: inner(one.shape),
  });
  if (shape.term === 'seq') return change({ ...shape, of: shape.of.map(inner) });
  if (shape.term === 'alt') return change({ ...shape, arms: shape.arms.map(arm) });
  if (shape.term === 'race')
    return change({ ...shape, answers: shape.answers.map(arm), silent: arm(shape.silent) });
  if (shape.term === 'beside') return change(arm(shape));
  return shape.term === 'emit'
    ? change({ ...shape, undelivered: inner(shape.undelivered) })
    : change(shape);
}
