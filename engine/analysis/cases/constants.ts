import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { childNodesOf } from '../../expression/syntax-tree.ts';

/** A constant with which a term is compared exactly; an instant or a length of time by its milliseconds. */
export type Constant = string | number | boolean;

/** The value of an expression that reads nothing; undefined when it reads something or its value cannot be compared. */
export function constantOf(node: ASTNode, dialect: Environment): Constant | undefined {
  if (node.op === 'value') return comparable(node.args);
  return readsNothing(node) ? comparable(computed(node, dialect)) : undefined;
}

/** The constants of a list that holds nothing else. */
export function constantsIn(node: ASTNode, dialect: Environment): readonly Constant[] | undefined {
  if (node.op !== 'list') return undefined;
  const constants = node.args.map((item) => constantOf(item, dialect));
  return constants.every((one) => one !== undefined) ? constants : undefined;
}

/** The texts, numbers and truth values that stand in an expression, in reading order. */
export function literalsIn(node: ASTNode): readonly Constant[] {
  if (node.op === 'value') return [comparable(node.args) ?? []].flat();
  const inside = childNodesOf(node).flatMap(literalsIn);
  return node.op === '-_' ? inside.map((one) => (typeof one === 'number' ? -one : one)) : inside;
}

function comparable(value: unknown): Constant | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  return value instanceof Date ? value.getTime() : undefined;
}

const readsNothing = (node: ASTNode): boolean =>
  node.op !== 'id' && childNodesOf(node).every(readsNothing);

function computed(node: ASTNode, dialect: Environment): unknown {
  try {
    return dialect.evaluate(node.input.slice(node.start, node.end));
  } catch {
    // An expression such as a division by zero fails when a case reaches it; it counts as a term, not as a constant.
    return undefined;
  }
}
