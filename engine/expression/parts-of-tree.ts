import type { ExpressionTree } from '../model/expression-tree.ts';

/** The trees right below one, in reading order. */
export function partsOfTree(tree: ExpressionTree): readonly ExpressionTree[] {
  if ('left' in tree) return [tree.left, tree.right];
  if ('of' in tree) return [tree.of];
  switch (tree.op) {
    case 'if':
      return [tree.condition, tree.yes, tree.no];
    case 'list':
      return tree.items;
    case 'exists':
    case 'all':
      return [tree.list, tree.body];
    case 'constant':
    case 'moment':
    case 'name':
      return [];
    default:
      return tree satisfies never;
  }
}
