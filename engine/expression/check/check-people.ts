import type { ASTNode } from '@marcbachmann/cel-js';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';

/** Reports `candidate` among what an expression for people may come to: the proofs must know where the candidate is meant. */
export function candidateDiagnostic(node: ASTNode): ExpressionDiagnostic | undefined {
  const literal = resultsOf(node).find(({ op, args }) => op === 'value' && args === 'candidate');
  return (
    literal &&
    expressionDiagnostic(
      literal,
      'expression-refused',
      'an expression may not come to "candidate"',
      'write "candidate" itself, in a step of its own that has the condition as its "when"',
    )
  );
}

/** The parts whose values an expression may have, or may have in a list. */
function resultsOf(node: ASTNode): readonly ASTNode[] {
  if (node.op === '?:') return [...resultsOf(node.args[1]), ...resultsOf(node.args[2])];
  return node.op === 'list' ? node.args.flatMap(resultsOf) : [node];
}
