import type { BinaryTreeOperator, ExpressionTree, TreeOf } from '../model/expression-tree.ts';

/** CEL for a tree: one text for every way in which its author may have written the same. */
export function printTree(tree: ExpressionTree): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has it under the operator of this very tree
  const print = printers[tree.op] as (tree: ExpressionTree) => string;
  return print(tree);
}

type Printers = {
  readonly [Operator in ExpressionTree['op']]: (tree: TreeOf<Operator>) => string;
};

const infix = ({ op, left, right }: TreeOf<BinaryTreeOperator>): string =>
  `${operand(left)} ${op} ${operand(right)}`;

const loop = ({ op, list, item, body }: TreeOf<'all'>): string =>
  `${operand(list)}.${op}(${item}, ${printTree(body)})`;

const printers: Printers = {
  constant: ({ value }) => JSON.stringify(value),
  moment: ({ at }) => `timestamp("${new Date(at).toISOString()}")`,
  name: ({ name }) => name,
  field: ({ of, name }) => `${operand(of)}.${name}`,
  has: ({ of, name }) => `has(${operand(of)}.${name})`,
  size: ({ of }) => `size(${printTree(of)})`,
  list: ({ items }) => `[${items.map(printTree).join(', ')}]`,
  exists: loop,
  all: loop,
  startsWith: ({ left, right }) => `${operand(left)}.startsWith(${printTree(right)})`,
  not: ({ of }) => `!${operand(of)}`,
  negative: ({ of }) => `-${operand(of)}`,
  shift: ({ of, ms }) => `${operand(of)} + duration("${ms / 1000}s")`,
  if: ({ condition, yes, no }) => `${operand(condition)} ? ${operand(yes)} : ${operand(no)}`,
  '&&': infix,
  '||': infix,
  '==': infix,
  '!=': infix,
  '<': infix,
  '<=': infix,
  '>': infix,
  '>=': infix,
  in: infix,
  '+': infix,
  '-': infix,
};

/** In brackets where an operator of the tree could be taken for one of those around it. */
const operand = (tree: ExpressionTree): string =>
  isClosed(tree) ? printTree(tree) : `(${printTree(tree)})`;

const isClosed = (tree: ExpressionTree): boolean =>
  tree.op === 'constant' ? typeof tree.value !== 'number' || tree.value >= 0 : closed.has(tree.op);

const closed = new Set<ExpressionTree['op']>([
  'moment',
  'name',
  'field',
  'has',
  'size',
  'list',
  'exists',
  'all',
  'startsWith',
]);
