import type { ASTNode } from '@marcbachmann/cel-js';
import { findingAt, type ExpressionFinding } from './finding.ts';
import { locate, type Names } from './locate.ts';
import { childrenOf, loopOf } from '../syntax-tree.ts';

/** Date-times compared as the texts they are: right only while all of them happen to have the same offset. */
export function comparedInstants(node: ASTNode, names: Names): ExpressionFinding | undefined {
  const loop = loopOf(node);
  const inside = loop ? locate.item(loop, node, names) : names;
  const here = compares(node) ? node.args.find((side) => isInstant(side, names)) : undefined;
  if (here) {
    const written = here.input.slice(here.start, here.end);
    return findingAt(
      here,
      'expression-type',
      `"${written}" is a date-time and cannot be compared as a text`,
      `write "timestamp(${written})", on both sides`,
    );
  }
  for (const child of childrenOf(node)) {
    const found = comparedInstants(child, inside);
    if (found) return found;
  }
  return undefined;
}

type Comparison = Extract<ASTNode, { op: '==' | '!=' | '<' | '<=' | '>' | '>=' | '-' }>;

const comparing = new Set(['==', '!=', '<', '<=', '>', '>=', '-']);

const compares = (node: ASTNode): node is Comparison =>
  comparing.has(node.op) && !childrenOf(node).some(isNull);

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null;

const isInstant = (node: ASTNode, names: Names): boolean =>
  locate.value(node, names)?.shape.instant === true;
