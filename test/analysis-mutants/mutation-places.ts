import {
  type BinaryExpression,
  type NewExpression,
  type Node,
  type PropertyAccessExpression,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isCaseClause,
  isConditionalExpression,
  isExpressionStatement,
  isIdentifier,
  isIfStatement,
  isNewExpression,
  isPropertyAccessExpression,
  isTypeNode,
} from 'typescript/unstable/ast/is';
import type { AnalysisMutant, MutationOperator } from './mutant.ts';

/** A place of a source at which an operator can make a mutant. */
export interface MutationPlace extends Pick<AnalysisMutant, 'start' | 'end' | 'to'> {
  readonly operator: MutationOperator;
}

/** All places of a source, in reading order. Types and the sentences of findings are left alone. */
export function mutationPlacesIn(source: SourceFile): readonly MutationPlace[] {
  const found: MutationPlace[] = [];
  const walk = (node: Node): void => {
    if (isTypeNode(node) || isSentences(node)) return;
    found.push(...operators.flatMap((places) => places(node, source)));
    node.forEachChild(walk);
  };
  source.forEachChild(walk);
  return found;
}

/** What a finding says, and its example. */
const isSentences = (node: Node): boolean =>
  isCallExpression(node) &&
  isIdentifier(node.expression) &&
  node.expression.text === 'defineFinding';

type PlacesAt = (node: Node, source: SourceFile) => readonly MutationPlace[];

const negations: PlacesAt = (node, source) => {
  const negated = (condition: Node) =>
    rewritten('negate a condition', condition, source, `!(${condition.getText(source)})`);
  if (isIfStatement(node)) return [negated(node.expression)];
  if (isConditionalExpression(node)) return [negated(node.condition)];
  return isJunction(node)
    ? [node.left, node.right].filter((one) => isComparison(one)).map(negated)
    : [];
};

/** What only acts, and an `if` that leaves early. */
const droppedStatements: PlacesAt = (node, source) => {
  const isEarlyExit = isIfStatement(node) && node.elseStatement === undefined;
  const isLoop = node.kind === SyntaxKind.ForOfStatement;
  return (isExpressionStatement(node) || isEarlyExit || isLoop) && isBlock(node.parent)
    ? [rewritten('drop a statement', node, source, ';')]
    : [];
};

const swappedBounds: PlacesAt = (node, source) => {
  const swapped = isBinaryExpression(node) ? swaps.get(node.operatorToken.kind) : undefined;
  return isBinaryExpression(node) && swapped !== undefined
    ? [rewritten('swap < and <=', node.operatorToken, source, swapped)]
    : [];
};

const swaps: ReadonlyMap<SyntaxKind, string> = new Map([
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
]);

/** One of the cases that a condition, a `switch` or a `? :` tells apart. */
const droppedCases: PlacesAt = (node, source) => {
  const instead = (by: Node) => rewritten('drop a case', node, source, `(${by.getText(source)})`);
  if (isJunction(node)) return [instead(node.left), instead(node.right)];
  if (isConditionalExpression(node)) return [instead(node.whenTrue), instead(node.whenFalse)];
  return isCaseClause(node) ? [rewritten('drop a case', node, source, '')] : [];
};

/** One of the items of a list. */
const droppedItems: PlacesAt = (node, source) =>
  isArrayLiteralExpression(node) && node.elements.length > 1
    ? node.elements.map((one) => rewritten('drop a case', one, source, '...[]'))
    : [];

const emptySets: PlacesAt = (node, source) => {
  const empty = emptied(node, source);
  return empty === undefined ? [] : [rewritten('empty a set', node, source, empty)];
};

/** The empty list, set or map in the place of one that may hold something. */
function emptied(node: Node, source: SourceFile): string | undefined {
  if (isArrayLiteralExpression(node)) return node.elements.length > 0 ? '[]' : undefined;
  if (isNewExpression(node)) return emptyCollection(node, source);
  const called = isCallExpression(node) ? node.expression : node;
  return isPropertyAccessExpression(called) && called !== node && isListMethod(called, source)
    ? '[]'
    : undefined;
}

function emptyCollection(made: NewExpression, source: SourceFile): string | undefined {
  const name = made.expression.getText(source);
  return collections.has(name) && (made.arguments ?? []).length > 0 ? `new ${name}()` : undefined;
}

const collections: ReadonlySet<string> = new Set(['Set', 'Map']);

const isListMethod = ({ name }: PropertyAccessExpression, source: SourceFile): boolean =>
  ['filter', 'flatMap'].includes(name.getText(source));

const operators = [
  negations,
  droppedStatements,
  swappedBounds,
  droppedCases,
  droppedItems,
  emptySets,
];

const rewritten = (
  operator: MutationOperator,
  node: Node,
  source: SourceFile,
  to: string,
): MutationPlace => ({ operator, start: node.getStart(source), end: node.end, to });

const isComparison = (node: Node): boolean =>
  isBinaryExpression(node) ? comparisons.has(node.operatorToken.kind) : isCallExpression(node);

const comparisons: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  ...swaps.keys(),
]);

/** `a && b`, or `a || b`. */
const isJunction = (node: Node): node is BinaryExpression =>
  isBinaryExpression(node) &&
  (node.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken ||
    node.operatorToken.kind === SyntaxKind.BarBarToken);
