import type { ASTNode } from '@marcbachmann/cel-js';
import type { BinaryTreeOperator, ExpressionTree } from '../../model/expression-tree.ts';
import { byOperator, type ByOperator, loopOf, type NodeOf } from './syntax-tree.ts';
import { literalTime } from './literals.ts';
import { namesInLoop, valueAt, type NameScope } from './resolve-names.ts';

/** The tree that is carried out for an expression; undefined for a form that the dialect has not. */
export const treeOf = (node: ASTNode, names: NameScope): ExpressionTree | undefined =>
  byOperator(trees, node, names);

type Lowering<Operator extends ASTNode['op']> = (
  node: NodeOf<Operator>,
  names: NameScope,
) => ExpressionTree | undefined;

const binary: Lowering<Exclude<BinaryTreeOperator, 'startsWith'>> = ({ op, args }, names) =>
  over(args, names, ([left, right]) => ({ op, left, right }));

const sum: Lowering<'+' | '-'> = (node, names) => shiftTree(node, names) ?? binary(node, names);

const trees: ByOperator<ExpressionTree, [names: NameScope]> = {
  value: ({ args }) => constantTree(args),
  id: (node, names) => ({ op: 'name', name: node.args, ...readAs(node, names) }),
  '.': (node, names) => {
    const [owner, name] = node.args;
    return over([owner], names, ([of]) => ({ op: 'field', of, name, ...readAs(node, names) }));
  },
  '!_': ({ args }, names) => over([args], names, ([of]) => ({ op: 'not', of })),
  '-_': ({ args }, names) => over([args], names, ([of]) => negative(of)),
  '?:': ({ args }, names) =>
    over(args, names, ([condition, yes, no]) => ({ op: 'if', condition, yes, no })),
  list: ({ args }, names) => over(args, names, (items) => ({ op: 'list', items })),
  call: (node, names) => calls[node.args[0]]?.(node, names),
  rcall: (node, names) => receiverCalls[node.args[0]]?.(node, names),
  '+': sum,
  '-': sum,
  '&&': binary,
  '||': binary,
  '==': binary,
  '!=': binary,
  '<': binary,
  '<=': binary,
  '>': binary,
  '>=': binary,
  in: binary,
};

type TreesOf<Nodes extends readonly ASTNode[]> = {
  readonly [Index in keyof Nodes]: ExpressionTree;
};

/** Makes a tree of the trees of its parts, if all have one. */
function over<const Nodes extends readonly ASTNode[]>(
  nodes: Nodes,
  names: NameScope,
  make: (parts: TreesOf<Nodes>) => ExpressionTree | undefined,
): ExpressionTree | undefined {
  const parts = nodes.map((node) => treeOf(node, names));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one for each node, none of them undefined
  return parts.includes(undefined) ? undefined : make(parts as unknown as TreesOf<Nodes>);
}

function constantTree(value: unknown): ExpressionTree | undefined {
  if (typeof value === 'bigint') return { op: 'constant', value: Number(value) };
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? { op: 'constant', value }
    : undefined;
}

const negative = (of: ExpressionTree): ExpressionTree =>
  of.op === 'constant' && typeof of.value === 'number'
    ? { op: 'constant', value: -of.value }
    : { op: 'negative', of };

/** A date-time, or a list of them, is read as a moment. */
function readAs(node: ASTNode, names: NameScope): { readonly as?: 'moment' } {
  const type = valueAt(node, names)?.valueType;
  return type?.instant === true || type?.item?.instant === true ? { as: 'moment' } : {};
}

/** A moment and a length of time. */
function shiftTree(
  { op, args: [left, right] }: NodeOf<'+' | '-'>,
  names: NameScope,
): ExpressionTree | undefined {
  const [a, b] = [literalTime(left), literalTime(right)];
  const moment = b?.is === 'duration' ? left : right;
  const { is, ms } = (b?.is === 'duration' ? b : a) ?? {};
  if (is !== 'duration' || ms === undefined) return undefined;
  return over([moment], names, ([of]) => ({ op: 'shift', of, ms: op === '-' ? -ms : ms }));
}

const calls: Readonly<Record<string, Lowering<'call'>>> = {
  size: ({ args: [, given] }, names) => sizeTree(given, names),
  has: ({ args: [, [asked]] }, names) => {
    if (asked?.op !== '.') return undefined;
    const [owner, name] = asked.args;
    return over([owner], names, ([of]) => ({ op: 'has', of, name }));
  },
  timestamp(node, names) {
    const at = literalTime(node)?.ms;
    return at === undefined ? formerMoment(node.args[1], names) : { op: 'moment', at };
  },
};

/** Before date-times were moments by themselves, `timestamp(case.at)` made one of the text: so it stands in plans of that age. */
function formerMoment([given]: readonly ASTNode[], names: NameScope): ExpressionTree | undefined {
  const read = given && treeOf(given, names);
  return read?.op === 'name' || read?.op === 'field' ? { ...read, as: 'moment' } : undefined;
}

const receiverCalls: Readonly<Record<string, Lowering<'rcall'>>> = {
  size: ({ args: [, receiver] }, names) => sizeTree([receiver], names),
  startsWith: ({ args: [, receiver, given] }, names) =>
    over(
      [receiver, ...given],
      names,
      ([left, right]) => right && { op: 'startsWith', left, right },
    ),
  exists: (node, names) => loopTree('exists', node, names),
  all: (node, names) => loopTree('all', node, names),
};

const sizeTree = ([given]: readonly ASTNode[], names: NameScope): ExpressionTree | undefined =>
  given && over([given], names, ([of]) => ({ op: 'size', of }));

function loopTree(
  op: 'exists' | 'all',
  node: ASTNode,
  names: NameScope,
): ExpressionTree | undefined {
  const loop = loopOf(node);
  const [condition] = loop?.body ?? [];
  if (loop === undefined || condition === undefined) return undefined;
  const list = treeOf(loop.list, names);
  const body = treeOf(condition, namesInLoop(loop, node, names));
  return list && body && { op, list, item: loop.item, body };
}
