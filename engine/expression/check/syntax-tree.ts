import type { ASTNode } from '@marcbachmann/cel-js';

/** The child nodes of a node, in reading order. */
export const childNodesOf = (node: ASTNode): readonly ASTNode[] =>
  [node.args].flat(3).filter(isNode);

const isNode = (part: unknown): part is ASTNode =>
  typeof part === 'object' && part !== null && 'op' in part;

/** The part of the text that a node stands for, as the author wrote it. */
export const textOf = ({ input, start, end }: ASTNode): string => input.slice(start, end);

/** Something about nodes, by their operator; undefined for the operators that are not in it. */
export type ByOperator<Result, Context extends readonly unknown[] = []> = {
  readonly [Operator in ASTNode['op']]?: (
    node: NodeOf<Operator>,
    ...context: Context
  ) => Result | undefined;
};

export type NodeOf<Operator extends ASTNode['op']> = Extract<ASTNode, { readonly op: Operator }>;

/** Looks a node up by its operator. */
export function byOperator<Result, Context extends readonly unknown[]>(
  table: ByOperator<Result, Context>,
  node: ASTNode,
  ...context: Context
): Result | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has it under the operator of this very node
  const found = table[node.op] as ((node: ASTNode, ...context: Context) => Result) | undefined;
  return found?.(node, ...context);
}

/** `list.all(item, condition)` and its kin: a loop whose first argument names the item. */
export interface Loop {
  readonly list: ASTNode;
  readonly item: string;
  readonly body: readonly ASTNode[];
}

/** Reads a node as a loop; undefined when it is none. */
export function loopOf(node: ASTNode): Loop | undefined {
  if (node.op !== 'rcall') return undefined;
  const [name, list, [item, ...body]] = node.args;
  if (!loops.has(name) || item?.op !== 'id') return undefined;
  return { list, item: item.args, body };
}

const loops = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
