import type { ASTNode } from '@marcbachmann/cel-js';

/** The child nodes of a node, in reading order. */
export const childNodesOf = (node: ASTNode): readonly ASTNode[] =>
  [node.args].flat(3).filter(isNode);

const isNode = (part: unknown): part is ASTNode =>
  typeof part === 'object' && part !== null && 'op' in part;

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
