import type { ASTNode } from '@marcbachmann/cel-js';
import { createDialect } from './dialect.ts';
import { sizeAsDouble } from './numbers.ts';
import { byOperator, type ByOperator, childNodesOf, type NodeOf, textOf } from './syntax-tree.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';

/** Reports a form of CEL that flows do without, and what to write instead. */
export function refusedForm(node: ASTNode): ExpressionDiagnostic | undefined {
  const refused = refusalOf(node);
  return (
    refused &&
    expressionDiagnostic(
      node,
      'expression-refused',
      `${refused.what} may not be used in a flow`,
      refused.hint,
    )
  );
}

/** The functions of the dialect. */
export const functions: readonly string[] = [
  'has',
  'size',
  'startsWith',
  'exists',
  'all',
  'timestamp',
  'duration',
];

interface FormRefusal {
  readonly what: string;
  readonly hint: string;
}

const refusalOf = (node: ASTNode): FormRefusal | undefined => byOperator(refusals, node);

const arithmetic = ({ op }: ASTNode): FormRefusal => ({ what: `"${op}"`, hint: arithmeticHint });

const index = ({ args }: NodeOf<'[]' | '[?]'>): FormRefusal => ({
  what: 'an index',
  hint: indexHint(args),
});

const equality = (node: NodeOf<'==' | '!='>): FormRefusal | undefined =>
  node.args.some(isNull) ? nullRefusal(node) : undefined;

const refusals: ByOperator<FormRefusal> = {
  '*': arithmetic,
  '/': arithmetic,
  '%': arithmetic,
  '[]': index,
  '[?]': index,
  '.?': ({ args: [owner, name] }) => {
    const field = `${textOf(owner)}.${name}`;
    return { what: '".?"', hint: `write "has(${field}) ? ${field} : ..."` };
  },
  map: () => ({ what: 'a map', hint: 'compare the fields one by one' }),
  '==': equality,
  '!=': equality,
  value: ({ args }) => refusedConstant(args),
  call: refusedCall,
  rcall: refusedCall,
};

const arithmeticHint =
  'there are "+" and "-" alone: compare with a number, or let the case carry the result as a fact';

function indexHint([owner, key]: readonly [ASTNode, ASTNode]): string {
  const of = textOf(owner);
  if (key.op === 'value' && typeof key.args === 'string')
    return /^\w+$/.test(key.args)
      ? `write "${of}.${key.args}"`
      : 'give the field a name of letters, digits and underlines';
  return `write "... in ${of}" or "${of}.exists(item, item == ...)", which hold for an empty list too`;
}

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null;

function nullRefusal(node: ASTNode): FormRefusal {
  const [asked] = childNodesOf(node).filter((side) => !isNull(side));
  const has = `has(${asked ? textOf(asked) : '...'})`;
  return { what: '"null"', hint: `write "${node.op === '==' ? `!${has}` : has}"` };
}

function refusedConstant(value: unknown): FormRefusal | undefined {
  if (value === null)
    return { what: '"null"', hint: 'ask with "has(...)" whether a field is there' };
  if (typeof value !== 'object') return undefined;
  return { what: 'such a literal', hint: 'write a text, a number, true or false' };
}

const hints: Readonly<Record<string, string>> = {
  matches: 'compare with "==", "in" or "startsWith"',
  contains: 'compare with "==", "in" or "startsWith"',
  endsWith: 'compare with "==", "in" or "startsWith"',
  bind: 'write the value out where it is used',
  [sizeAsDouble]: 'write "size"',
  dyn: 'leave "dyn" out: the type of every field is known from case.yaml',
  now: 'an expression has no clock: use "wait", "within" or "since" for time that passes',
  type: 'the type of every field is known from case.yaml',
  int: 'leave "int" out: numbers are compared as they stand',
  uint: 'leave "uint" out: numbers are compared as they stand',
  double: 'leave "double" out: numbers are compared as they stand',
  string: 'compare with a value of the same type',
  bool: 'write the field by itself, or compare it with a value of its type',
  bytes: 'compare texts as they stand',
  exists_one: 'use "exists" or "all"',
  filter: 'use "exists" or "all", with both conditions joined by "&&"',
  map: 'use "exists" or "all", which read fields of the items',
  orValue: 'write "has(...) ? ... : ..."',
  or: 'write "has(...) ? ... : ..."',
  value: 'write "has(...) ? ... : ..."',
};

const receivers = new Set(['startsWith', 'exists', 'all', 'size']);

function refusedCall(node: NodeOf<'call' | 'rcall'>): FormRefusal | undefined {
  const name = node.args[0];
  if (node.op === 'call' ? functions.includes(name) : receivers.has(name)) return undefined;
  const hint = /^get[A-Z]/.test(name) ? partsHint : (hints[name] ?? hintFor(name));
  return hint === undefined ? undefined : { what: `"${name}"`, hint };
}

/** A function that CEL has and flows have not; one that nobody has is named by the type check. */
const hintFor = (name: string): string | undefined =>
  ofLibrary.has(name) ? `the functions are ${functions.join(', ')}` : undefined;

const ofLibrary = new Set(
  createDialect(false)
    .getDefinitions()
    .functions.map((one) => one.name),
);

const partsHint = 'compare moments with each other: the parts of a date depend on the time zone';
