import type { ASTNode } from '@marcbachmann/cel-js';
import { byOperator, type ByOperator } from './syntax-tree.ts';
import { sizeAsDouble } from './numbers.ts';
import { valueAt, type NameScope } from './resolve-names.ts';

/** What an operator cares about in a type. */
export type Sort = 'text' | 'number' | 'truth' | 'moment' | 'duration' | 'list' | 'map' | 'unknown';

/** The sort of a part of an expression whose types the CEL library has checked. */
export const sortOf = (node: ASTNode, names: NameScope): Sort =>
  byOperator(sorts, node, names) ?? 'unknown';

type SortOf = (node: ASTNode, names: NameScope) => Sort;

const sortOfValue: SortOf = (node, names) => sortOfType(valueAt(node, names)?.valueType.cel);

const truth: SortOf = () => 'truth';

const sum = ({ args }: { readonly args: readonly ASTNode[] }, names: NameScope): Sort =>
  args.some((side) => sortOf(side, names) === 'moment') ? 'moment' : 'number';

const sorts: ByOperator<Sort, [names: NameScope]> = {
  value: ({ args }) => sortsOfLiterals[typeof args],
  id: sortOfValue,
  '.': sortOfValue,
  '+': sum,
  '-': sum,
  '-_': () => 'number',
  '?:': ({ args: [, yes, no] }, names) => {
    const sort = sortOf(yes, names);
    return sort === sortOf(no, names) ? sort : 'unknown';
  },
  list: () => 'list',
  call: ({ args: [name] }) => sortsOfCalls[name],
  rcall: ({ args: [name] }) => sortsOfCalls[name],
  '&&': truth,
  '||': truth,
  '!_': truth,
  '==': truth,
  '!=': truth,
  '<': truth,
  '<=': truth,
  '>': truth,
  '>=': truth,
  in: truth,
};

const sortsOfLiterals: Readonly<Record<string, Sort>> = {
  string: 'text',
  number: 'number',
  bigint: 'number',
  boolean: 'truth',
};

const sortsOfCalls: Readonly<Record<string, Sort>> = {
  has: 'truth',
  [sizeAsDouble]: 'number',
  startsWith: 'truth',
  exists: 'truth',
  all: 'truth',
  timestamp: 'moment',
  duration: 'duration',
};

function sortOfType(cel: string | undefined): Sort {
  if (cel === undefined || cel === 'dyn') return 'unknown';
  return sortsOfTypes[cel] ?? (cel.startsWith('list<') ? 'list' : 'map');
}

const sortsOfTypes: Readonly<Record<string, Sort>> = {
  string: 'text',
  double: 'number',
  bool: 'truth',
  'google.protobuf.Timestamp': 'moment',
};
