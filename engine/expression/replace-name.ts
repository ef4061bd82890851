import type { ExpressionTree } from '../model/expression-tree.ts';

/** An expression in which a name stands for another expression; not where a loop gives the same name to its items. */
export function replaceName(
  tree: ExpressionTree,
  name: string,
  by: ExpressionTree,
): ExpressionTree {
  if (tree.op === 'name') return tree.name === name ? by : tree;
  const inside = (one: ExpressionTree): ExpressionTree => replaceName(one, name, by);
  if ((tree.op === 'exists' || tree.op === 'all') && tree.item === name)
    return { ...tree, list: inside(tree.list) };
  return mapParts(tree, inside);
}

/** An expression the trees right below which are replaced. */
function mapParts(
  tree: ExpressionTree,
  change: (part: ExpressionTree) => ExpressionTree,
): ExpressionTree {
  if ('left' in tree) return { ...tree, left: change(tree.left), right: change(tree.right) };
  if ('of' in tree) return { ...tree, of: change(tree.of) };
  switch (tree.op) {
    case 'if': {
      const { condition, yes, no } = tree;
      return { ...tree, condition: change(condition), yes: change(yes), no: change(no) };
    }
    case 'list':
      return { ...tree, items: tree.items.map(change) };
    case 'exists':
    case 'all':
      return { ...tree, list: change(tree.list), body: change(tree.body) };
    case 'constant':
    case 'moment':
    case 'name':
      return tree;
    default:
      return tree satisfies never;
  }
}
