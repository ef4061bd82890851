import type { ExpressionTree } from '../../model/expression-tree.ts';
import { constantOf, type Constant } from './constants.ts';

/** A comparison with a constant, of which what can be moved stands at the constant. */
export interface IsolatedTerm {
  readonly of: ExpressionTree;
  readonly at: Constant;
  /** The term grows when what was written falls. */
  readonly isTurned: boolean;
}

/**
 * The same comparison of a smaller term: `x - 50` with 0 is `x` with 50. Sums are doubles, so a number is moved only where it is the same
 * comparison for every double that there is.
 */
export function isolate(tree: ExpressionTree, at: Constant, isTurned = false): IsolatedTerm {
  const moved = typeof at === 'number' ? movedOnce(tree, at) : undefined;
  return moved === undefined
    ? { of: tree, at, isTurned }
    : isolate(moved.of, moved.at, isTurned !== moved.isTurned);
}

type MovedTerm = IsolatedTerm & { readonly at: number };

function movedOnce(tree: ExpressionTree, at: number): MovedTerm | undefined {
  if (tree.op === 'negative') return { of: tree.of, at: 0 - at, isTurned: true };
  if (tree.op === 'shift') return { of: tree.of, at: at - tree.ms, isTurned: false };
  if (tree.op !== '+' && tree.op !== '-') return undefined;
  const { op, left, right } = tree;
  const [first, second] = [constantOf(left), constantOf(right)];
  const sign = op === '+' ? 1 : -1;
  if (typeof second === 'number')
    return ifExact(
      { of: left, at: at - sign * second, isTurned: false },
      at,
      (x) => x + sign * second,
    );
  if (typeof first !== 'number') return undefined;
  return ifExact(
    { of: right, at: sign * (at - first), isTurned: op === '-' },
    at,
    (x) => first + sign * x,
  );
}

/** Sums never fall when a part grows, so that three neighbours speak for all. */
function ifExact(moved: MovedTerm, at: number, sum: (x: number) => number): MovedTerm | undefined {
  const [less, more] = [sum(-nextAbove(-moved.at)), sum(nextAbove(moved.at))];
  const isApart = moved.isTurned ? less > at && more < at : less < at && more > at;
  // A sum that no double holds is another one.
  const isHeld = Number.isFinite(less) && Number.isFinite(more);
  return isApart && isHeld && sum(moved.at) === at ? moved : undefined;
}

/** The least double that is greater. */
function nextAbove(number: number): number {
  if (number === 0) return Number.MIN_VALUE;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, number);
  bits.setBigInt64(0, bits.getBigInt64(0) + (number > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}
