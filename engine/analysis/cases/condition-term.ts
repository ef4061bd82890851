import { fieldOf, fieldsRead, ownerOf } from '../../expression/fields-read.ts';
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

function termKindOf(tree: ExpressionTree): ConditionTerm['kind'] {
  if (tree.op === 'has') return 'presence';
  return fieldOf(tree) === undefined ? 'computed' : 'field';
}
