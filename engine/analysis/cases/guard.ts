import type { ASTNode } from '@marcbachmann/cel-js';
import { createDialect } from '../../expression/dialect.ts';
import { constantOf, constantsIn, literalsIn, type Constant } from './constants.ts';
import { nullTerm, conditionTermOf, type ConditionTerm } from './guard-term.ts';

/** A condition as a Boolean formula over atoms that can be decided one by one. */
export type Condition =
  | { readonly is: 'all' | 'any'; readonly of: readonly [Condition, Condition] }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'if'; readonly of: readonly [Condition, Condition, Condition] }
  | { readonly is: 'known'; readonly holds: boolean }
  | Atom;

/** A predicate over one term: it equals one of several constants, or is less than (or at most) one. */
export interface Atom {
  readonly is: 'atom';
  readonly term: ConditionTerm;
  readonly predicate: Predicate;
}

export type Predicate =
  { readonly in: readonly Constant[] } | { readonly below: Constant } | { readonly upTo: Constant };

/** Parses a condition in CEL; the same text only once. */
export function conditionOf(cel: string): Condition {
  const known = cache.get(cel);
  if (known !== undefined) return known;
  const condition = split(dialect.parse(cel).ast);
  cache.set(cel, condition);
  return condition;
}

/** All atoms, in reading order. */
export function atomsOf(condition: Condition): readonly Atom[] {
  if (condition.is === 'atom') return [condition];
  if (condition.is === 'known') return [];
  return condition.is === 'not' ? atomsOf(condition.of) : condition.of.flatMap(atomsOf);
}

/** A condition in which every atom is replaced. */
export function mapAtoms(condition: Condition, change: (atom: Atom) => Atom): Condition {
  const inside = (one: Condition): Condition => mapAtoms(one, change);
  switch (condition.is) {
    case 'atom':
      return change(condition);
    case 'known':
      return condition;
    case 'not':
      return { ...condition, of: inside(condition.of) };
    case 'if': {
      const [asked, yes, no] = condition.of;
      return { ...condition, of: [inside(asked), inside(yes), inside(no)] };
    }
    case 'all':
    case 'any': {
      const [left, right] = condition.of;
      return { ...condition, of: [inside(left), inside(right)] };
    }
    default:
      return condition satisfies never;
  }
}

/** Everything that a condition mentions, in reading order. */
export interface Mentions {
  /** Such as `case.position.family`. */
  readonly fields: readonly string[];
  readonly literals: readonly Constant[];
}

/** Reads what a condition mentions, wherever in it that stands. */
export function mentionsOf(cel: string): Mentions {
  const { ast } = dialect.parse(cel);
  return { fields: conditionTermOf(ast).fields, literals: literalsIn(ast) };
}

const dialect = createDialect(true);

const cache = new Map<string, Condition>();

function split(node: ASTNode): Condition {
  if (node.op === '&&') return { is: 'all', of: [split(node.args[0]), split(node.args[1])] };
  if (node.op === '||') return { is: 'any', of: [split(node.args[0]), split(node.args[1])] };
  if (node.op === '!_') return not(split(node.args));
  if (node.op === '?:') {
    const [asked, yes, no] = node.args;
    return { is: 'if', of: [split(asked), split(yes), split(no)] };
  }
  return constant(node) ?? compared(node) ?? atom(conditionTermOf(node), { in: [true] });
}

function constant(node: ASTNode): Condition | undefined {
  const holds = constantOf(node, dialect);
  return holds === undefined ? undefined : { is: 'known', holds: holds === true };
}

/** A comparison with a constant is an atom of the other side; one between two terms is a term of its own, the same whichever way round it is written. */
function compared(node: ASTNode): Condition | undefined {
  if (node.op === '==') return equality(node.args);
  if (node.op === '!=') return not(equality(node.args));
  if (node.op === 'in') return isIn(node);
  if (node.op === '<') return lessThan(node.args);
  if (node.op === '>') return lessThan(swapped(node.args));
  if (node.op === '<=') return not(lessThan(swapped(node.args)));
  return node.op === '>=' ? not(lessThan(node.args)) : undefined;
}

type OperandPair = readonly [ASTNode, ASTNode];

const swapped = ([a, b]: OperandPair): OperandPair => [b, a];

function equality([a, b]: OperandPair): Condition {
  if (isNull(b)) return atom(nullTerm(a), { in: [true] });
  if (isNull(a)) return atom(nullTerm(b), { in: [true] });
  const right = constantOf(b, dialect);
  if (right !== undefined) return isAny(a, [right]);
  const left = constantOf(a, dialect);
  return left === undefined ? comparison('==', [a, b]) : isAny(b, [left]);
}

/** An atom for `x in constants`; `(score > 80) == true` is just `score > 80`. */
function isAny(node: ASTNode, constants: readonly Constant[]): Condition {
  const [only] = constants;
  if (only === undefined) return { is: 'known', holds: false };
  if (constants.length > 1 || typeof only !== 'boolean')
    return atom(conditionTermOf(node), { in: constants });
  const condition = split(node);
  return only ? condition : not(condition);
}

function isIn(node: Extract<ASTNode, { op: 'in' }>): Condition {
  const [item, list] = node.args;
  const constants = constantsIn(list, dialect);
  return constants === undefined
    ? atom(conditionTermOf(node), { in: [true] })
    : isAny(item, constants);
}

function lessThan([a, b]: OperandPair): Condition {
  const right = constantOf(b, dialect);
  if (right !== undefined) return atom(conditionTermOf(a), { below: right });
  const left = constantOf(a, dialect);
  return left === undefined
    ? comparison('<', [a, b])
    : not(atom(conditionTermOf(b), { upTo: left }));
}

/** A comparison of two terms, neither of them a constant. */
function comparison(op: '==' | '<', sides: OperandPair): Condition {
  const terms = sides.map(conditionTermOf);
  const keys = terms.map(({ key }) => key);
  return atom(
    {
      key: `(${[op, ...(op === '==' ? keys.toSorted() : keys)].join(' ')})`,
      text: terms.map(({ text }) => text).join(` ${op} `),
      kind: 'computed',
      fields: [...new Set(terms.flatMap(({ fields }) => fields))],
      owners: [...new Set(terms.flatMap(({ owners }) => owners))],
    },
    { in: [true] },
  );
}

const isNull = (node: ASTNode): boolean => node.op === 'value' && node.args === null;

const atom = (term: ConditionTerm, predicate: Predicate): Atom => ({ is: 'atom', term, predicate });

const not = (of: Condition): Condition => ({ is: 'not', of });
