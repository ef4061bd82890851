import { evaluateTree } from '../../expression/evaluate.ts';
import { partsOfTree } from '../../expression/parts-of-tree.ts';
import type { ExpressionTree } from '../../model/expression-tree.ts';

/** A constant with which a term is compared exactly; an instant by its milliseconds. */
export type Constant = string | number | boolean;

/** The value of an expression that reads nothing; undefined when it reads something or its value cannot be compared. */
export const constantOf = (tree: ExpressionTree): Constant | undefined =>
  readsNothing(tree) ? comparable(evaluateTree(tree, new Map())) : undefined;

/** The constants of a list that holds nothing else. */
export function constantsIn(tree: ExpressionTree): readonly Constant[] | undefined {
  if (tree.op !== 'list') return undefined;
  const constants = tree.items.map(constantOf);
  return constants.every((one) => one !== undefined) ? constants : undefined;
}

/** The texts, numbers and truth values that stand in an expression, in reading order. */
export const literalsIn = (tree: ExpressionTree): readonly Constant[] =>
  tree.op === 'constant' ? [tree.value] : partsOfTree(tree).flatMap(literalsIn);

function comparable(value: unknown): Constant | undefined {
  if (value instanceof Date) return value.getTime();
  const isPlain =
    typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
  return isPlain ? value : undefined;
}

const readsNothing = (tree: ExpressionTree): boolean =>
  tree.op !== 'name' && partsOfTree(tree).every(readsNothing);
