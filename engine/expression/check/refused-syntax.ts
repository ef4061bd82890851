import type { ASTNode } from '@marcbachmann/cel-js';
import { childNodesOf, loopOf } from './syntax-tree.ts';
import { literalDiagnostic } from './literals.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';
import { refusedForm } from './refused-form.ts';

/** Reports the first use of CEL that flows are refused: it could fail, run for minutes, evade the types or depend on the machine. */
export function refusedSyntax(node: ASTNode, loops = 0): ExpressionDiagnostic | undefined {
  const own = refusedLoop(node, loops) ?? refusedForm(node) ?? literalDiagnostic(node);
  if (own) return own;
  const inside = loops + (loopOf(node) ? 1 : 0);
  for (const child of childNodesOf(node)) {
    const found = refusedSyntax(child, inside);
    if (found) return found;
  }
  return undefined;
}

const deepest = 2;

const refusedLoop = (node: ASTNode, loops: number): ExpressionDiagnostic | undefined =>
  loops >= deepest && loopOf(node)
    ? expressionDiagnostic(
        node,
        'expression-refused',
        `lists are searched more than ${deepest} deep`,
        'ask for less in one expression',
      )
    : undefined;
