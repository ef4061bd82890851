import type { FlowShape } from './of-plan.ts';
import type { Shape } from './shape.ts';

/** A shape in which every term is replaced by what `change` makes of it, inner ones first. */
export function rebuilt(shape: Shape, change: (shape: Shape) => Shape): Shape {
  const inner = (one: Shape): Shape => rebuilt(one, change);
  switch (shape.term) {
    case 'seq':
      return change({ ...shape, of: shape.of.map(inner) });
    case 'alt':
      return change({
        ...shape,
        arms: shape.arms.map((arm) => ({ ...arm, shape: inner(arm.shape) })),
      });
    case 'race':
      return change({
        ...shape,
        answers: shape.answers.map((arm) => ({ ...arm, shape: inner(arm.shape) })),
        silent: { ...shape.silent, shape: inner(shape.silent.shape) },
      });
    case 'beside':
      return change({ ...shape, shape: inner(shape.shape) });
    case 'emit':
      return change({ ...shape, undelivered: inner(shape.undelivered) });
    default:
      return change(shape);
  }
}

/** A flow in which the main line is rebuilt. */
export const withMain = (flow: FlowShape, change: (shape: Shape) => Shape): FlowShape => ({
  ...flow,
  main: rebuilt(flow.main, change),
});
