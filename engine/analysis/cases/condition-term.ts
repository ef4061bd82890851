import { partsOfTree } from '../../expression/parts-of-tree.ts';
import { printTree } from '../../expression/print-tree.ts';
import type { ExpressionTree } from '../../model/expression-tree.ts';

/** An operand of a condition: a field, whether it is present, or an expression over fields. */
export interface ConditionTerm {
  /** In CEL; the same for two terms that always have the same value, however they are written. */
  readonly text: string;
  readonly kind: 'field' | 'presence' | 'computed';
  /** Fields that it reads, as far as names alone lead. */
  readonly fields: readonly string[];
  /** The owners of those fields: `case`, or names of steps. */
  readonly owners: readonly string[];
}

/** The term that an expression is. */
export function conditionTermOf(tree: ExpressionTree): ConditionTerm {
  const fields = fieldsRead(tree);
  return {
    text: printTree(tree),
    kind: termKindOf(tree),
    fields,
    owners: [...new Set(fields.map(ownerOf))],
  };
}

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
function fieldOf(tree: ExpressionTree): string | undefined {
  if (tree.op === 'name') return tree.name;
  if (tree.op !== 'field' && tree.op !== 'has') return undefined;
  const owner = fieldOf(tree.of);
  return owner === undefined ? undefined : `${owner}.${tree.name}`;
}

const ownerOf = (field: string): string => /^\w+/.exec(field)?.[0] ?? field;

function termKindOf(tree: ExpressionTree): ConditionTerm['kind'] {
  if (tree.op === 'has') return 'presence';
  return fieldOf(tree) === undefined ? 'computed' : 'field';
}
