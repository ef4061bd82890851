import type { ExpressionTree } from '../model/expression-tree.ts';
import { partsOfTree } from './parts-of-tree.ts';

/** Every field that an expression reads, in reading order, each once: such as `case.position.family`. */
export const fieldsRead = (tree: ExpressionTree): readonly string[] => [
  ...new Set(fieldsBelow(tree, new Set())),
];

/** The names that a loop gives to its items are nobody's fields. */
function fieldsBelow(tree: ExpressionTree, items: ReadonlySet<string>): readonly string[] {
  const field = fieldOf(tree);
  if (field !== undefined) return items.has(ownerOf(field)) ? [] : [field];
  if (tree.op !== 'exists' && tree.op !== 'all')
    return partsOfTree(tree).flatMap((part) => fieldsBelow(part, items));
  const inside = new Set([...items, tree.item]);
  return [...fieldsBelow(tree.list, items), ...fieldsBelow(tree.body, inside)];
}

/** `case.position.family`, of nothing but names; `has` of a field reads that field. */
export function fieldOf(tree: ExpressionTree): string | undefined {
  if (tree.op === 'name') return tree.name;
  if (tree.op !== 'field' && tree.op !== 'has') return undefined;
  const owner = fieldOf(tree.of);
  return owner === undefined ? undefined : `${owner}.${tree.name}`;
}

/** `case` or the name of a step, of a field. */
export const ownerOf = (field: string): string => /^\w+/.exec(field)?.[0] ?? field;
