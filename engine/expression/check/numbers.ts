import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { childNodesOf } from './syntax-tree.ts';

// CEL has whole numbers beside doubles, and mixes them in comparisons alone. A flow knows numbers, all of them doubles: so that
// `has(case.score) ? case.score : 0` has one type, literals and sizes are doubles to the type check as well.

/** Makes the numbers of an expression that has been parsed doubles. */
export function readNumbersAsDoubles(node: ASTNode): void {
  if (node.op === 'value' && typeof node.args === 'bigint')
    Object.assign(node, { args: Number(node.args) });
  if ((node.op === 'call' || node.op === 'rcall') && node.args[0] === 'size')
    Object.assign(node, { args: node.args.with(0, sizeAsDouble) });
  for (const child of childNodesOf(node)) readNumbersAsDoubles(child);
}

/** What the type check calls `size`. */
export const sizeAsDouble = 'sizeAsDouble';

/** Teaches the type check what `size` is of. */
export function registerSizes(dialect: Environment): void {
  for (const type of ['string', 'list', 'map']) {
    dialect.registerFunction(`${sizeAsDouble}(${type}): double`, never);
    dialect.registerFunction(`${type}.${sizeAsDouble}(): double`, never);
  }
}

const never = (): number => 0;
