import type { ASTNode } from '@marcbachmann/cel-js';
import { diagnosticAt, type ExpressionDiagnostic } from './diagnostic.ts';
import { locate, type NameScope } from './resolve-names.ts';
import { childrenOf, loopOf } from '../syntax-tree.ts';

/** Date-times compared as the texts they are: right only while all of them happen to have the same offset. */
export function comparedAsTexts(node: ASTNode, names: NameScope): ExpressionDiagnostic | undefined {
  const loop = loopOf(node);
  const inside = loop ? locate.item(loop, node, names) : names;
  const compared = compares(node) ? node.args.find((side) => isInstant(side, names)) : undefined;
  if (compared) {
    const written = compared.input.slice(compared.start, compared.end);
    return diagnosticAt(
      compared,
      'expression-type',
      `"${written}" is a date-time and cannot be compared as a text`,
      `write "timestamp(${written})", on both sides`,
    );
  }
  for (const child of childrenOf(node)) {
    const found = comparedAsTexts(child, inside);
    if (found) return found;
  }
  return undefined;
}

type ComparisonNode = Extract<ASTNode, { op: '==' | '!=' | '<' | '<=' | '>' | '>=' | '-' }>;

const comparing = new Set(['==', '!=', '<', '<=', '>', '>=', '-']);

const compares = (node: ASTNode): node is ComparisonNode =>
  comparing.has(node.op) && !childrenOf(node).some(isNull);

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null;

const isInstant = (node: ASTNode, names: NameScope): boolean =>
  locate.value(node, names)?.valueType.instant === true;
