import type { Expression } from '../../model/base.ts';
import type { ExpressionEnvironment } from './environment.ts';
import { namesOf } from './names-of.ts';
import { treeOf } from './tree-of.ts';

/** Makes an expression that has been checked ready to be carried out. */
export function compileExpression(cel: string, environment: ExpressionEnvironment): Expression {
  const tree = treeOf(environment.dialect.parse(cel).ast, namesOf(environment));
  return tree === undefined ? { cel } : { cel, tree };
}
