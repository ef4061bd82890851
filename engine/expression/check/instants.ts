import type { ASTNode } from '@marcbachmann/cel-js';
import { childNodesOf, loopOf } from '../syntax-tree.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';
import { namesInLoop, valueAt, type NameScope } from './resolve-names.ts';

/** Reports date-times that are compared as the texts they are, which is right only while all have the same offset. */
export function comparedAsTexts(node: ASTNode, names: NameScope): ExpressionDiagnostic | undefined {
  const loop = loopOf(node);
  const inside = loop ? namesInLoop(loop, node, names) : names;
  const compared = compares(node) ? node.args.find((side) => isInstant(side, names)) : undefined;
  if (compared) {
    const written = compared.input.slice(compared.start, compared.end);
    return expressionDiagnostic(
      compared,
      'expression-type',
      `"${written}" is a date-time and cannot be compared as a text`,
      `write "timestamp(${written})", on both sides`,
    );
  }
  for (const child of childNodesOf(node)) {
    const found = comparedAsTexts(child, inside);
    if (found) return found;
  }
  return undefined;
}

type ComparisonNode = Extract<ASTNode, { op: '==' | '!=' | '<' | '<=' | '>' | '>=' | '-' }>;

const comparing = new Set(['==', '!=', '<', '<=', '>', '>=', '-']);

const compares = (node: ASTNode): node is ComparisonNode =>
  comparing.has(node.op) && !childNodesOf(node).some(isNull);

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null;

const isInstant = (node: ASTNode, names: NameScope): boolean =>
  valueAt(node, names)?.valueType.instant === true;
