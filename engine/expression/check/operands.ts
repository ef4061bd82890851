import type { ASTNode } from '@marcbachmann/cel-js';
import {
  byOperator,
  type ByOperator,
  childNodesOf,
  loopOf,
  type NodeOf,
  textOf,
} from './syntax-tree.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';
import { sizeAsDouble } from './numbers.ts';
import { namesInLoop, type NameScope } from './resolve-names.ts';
import { sortOf, type Sort } from './sort.ts';

/**
 * Reports operands that the types of CEL let through and that have no value in every case: those of which only the facts would tell
 * what they are, and sums of other things than numbers.
 */
export function operandDiagnostic(
  node: ASTNode,
  names: NameScope,
): ExpressionDiagnostic | undefined {
  const loop = loopOf(node);
  const inside = loop ? namesInLoop(loop, node, names) : names;
  for (const child of childNodesOf(node)) {
    const isBody = loop?.body.includes(child) ?? false;
    const found = operandDiagnostic(child, isBody ? inside : names);
    if (found) return found;
  }
  return byOperator(checks, node, names);
}

type OperandCheck<Operator extends ASTNode['op']> = (
  node: NodeOf<Operator>,
  names: NameScope,
) => ExpressionDiagnostic | undefined;

const ordered: OperandCheck<'<' | '<=' | '>' | '>='> = ({ args }, names) =>
  needs(args, names, ['text', 'number', 'truth', 'moment']);

const joined: OperandCheck<'&&' | '||'> = ({ args }, names) => needs(args, names, ['truth']);

/** A moment is equal to moments alone: what may be anything would be compared as a text. */
const equal: OperandCheck<'==' | '!='> = ({ args }, names) => {
  const isMoment = args.some((side) => sortOf(side, names) === 'moment');
  return needs(args, names, isMoment ? ['moment'] : scalars);
};

const sum: OperandCheck<'+' | '-'> = (node, names) => {
  const sorts = node.args.map((side) => sortOf(side, names));
  if (sums[node.op].includes(sorts.join(' '))) return undefined;
  return (
    needs(node.args, names, known) ??
    expressionDiagnostic(
      node,
      'expression-refused',
      `"${node.op}" is for numbers, and for a moment and a duration`,
      sorts.includes('text') ? textsHint : momentsHint(node),
    )
  );
};

const sums: Readonly<Record<'+' | '-', readonly string[]>> = {
  '+': ['number number', 'moment duration', 'duration moment'],
  '-': ['number number', 'moment duration'],
};

const checks: ByOperator<ExpressionDiagnostic, [names: NameScope]> = {
  '.': ({ args: [owner] }, names) => needs([owner], names, ['map']),
  '<': ordered,
  '<=': ordered,
  '>': ordered,
  '>=': ordered,
  '==': equal,
  '!=': equal,
  in: ({ args: [item, group] }, names) =>
    needs([item], names, scalars) ?? needs([group], names, ['list', 'map']),
  '+': sum,
  '-': sum,
  '&&': joined,
  '||': joined,
  '!_': ({ args }, names) => needs([args], names, ['truth']),
  '-_': ({ args }, names) => needs([args], names, ['number']),
  '?:': ({ args: [condition, ...both] }, names) =>
    needs([condition], names, ['truth']) ?? needs(both, names, values),
  list: ({ args }, names) => needs(args, names, values),
  call: ({ args: [name, given] }, names) =>
    name === sizeAsDouble ? needs(given, names, sized) : undefined,
  rcall: receiverDiagnostic,
};

const scalars: readonly Sort[] = ['text', 'number', 'truth', 'moment', 'unknown'];
const sized: readonly Sort[] = ['text', 'list', 'map'];
const values: readonly Sort[] = ['text', 'number', 'truth', 'moment', 'list', 'map', 'unknown'];
const known: readonly Sort[] = ['text', 'number', 'truth', 'moment', 'duration', 'list', 'map'];

function receiverDiagnostic(
  node: NodeOf<'rcall'>,
  names: NameScope,
): ExpressionDiagnostic | undefined {
  const [name, receiver, given] = node.args;
  if (name === sizeAsDouble) return needs([receiver], names, sized);
  if (name === 'startsWith') return needs([receiver, ...given], names, ['text']);
  const loop = loopOf(node);
  if (loop === undefined) return undefined;
  return (
    needs([loop.list], names, ['list']) ??
    needs(loop.body, namesInLoop(loop, node, names), ['truth'])
  );
}

const textsHint = 'put texts together in the template, where both can be named';

const momentsHint = ({ args }: NodeOf<'+' | '-'>): string => {
  const [left, right] = args.map(textOf);
  return `compare moments, such as "${left} > ${right} + duration('24h')"`;
};

/** Reports the first operand that is of none of these sorts. */
function needs(
  operands: readonly ASTNode[],
  names: NameScope,
  sorts: readonly Sort[],
): ExpressionDiagnostic | undefined {
  const wrong = operands.find((operand) => !sorts.includes(sortOf(operand, names)));
  if (wrong === undefined) return undefined;
  const sort = sortOf(wrong, names);
  return expressionDiagnostic(
    wrong,
    'expression-type',
    sort === 'unknown'
      ? `what "${textOf(wrong)}" is, only the case will tell`
      : `${sortNames[sort]} cannot stand here`,
    hints[sort],
  );
}

const sortNames: Readonly<Record<Exclude<Sort, 'unknown'>, string>> = {
  text: 'a text',
  number: 'a number',
  truth: 'true or false',
  moment: 'a moment',
  duration: 'a length of time',
  list: 'a list',
  map: 'a map',
};

const hints: Readonly<Record<Sort, string>> = {
  text: 'use a value of another type',
  number: 'use a value of another type',
  truth: 'use a value of another type',
  moment: 'compare it with a moment, such as timestamp("2026-09-30T18:00:00+08:00")',
  duration: 'add it to a moment, or take it from one',
  list: 'ask with "in", "size", "exists" or "all"',
  map: 'name one of its fields',
  unknown: 'give it one type where it is described',
};
