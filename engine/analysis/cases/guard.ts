import { treeIn } from '../../expression/evaluate.ts';
import type { Expression } from '../../model/base.ts';
import type { ExpressionTree } from '../../model/expression-tree.ts';
import { constantOf, constantsIn, type Constant } from './constants.ts';
import { conditionTermOf, type ConditionTerm } from './condition-term.ts';
import { isolate, type IsolatedTerm } from './isolate.ts';

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

/** Reads a condition of the plan; the same one only once. */
export function conditionOf(expression: Expression): Condition {
  const tree = treeIn(expression);
  const known = cache.get(tree);
  if (known !== undefined) return known;
  const condition = split(tree);
  cache.set(tree, condition);
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

const cache = new WeakMap<ExpressionTree, Condition>();

function split(tree: ExpressionTree): Condition {
  if (tree.op === '&&') return { is: 'all', of: [split(tree.left), split(tree.right)] };
  if (tree.op === '||') return { is: 'any', of: [split(tree.left), split(tree.right)] };
  if (tree.op === 'not') return not(split(tree.of));
  if (tree.op === 'if')
    return { is: 'if', of: [split(tree.condition), split(tree.yes), split(tree.no)] };
  return constant(tree) ?? compared(tree) ?? atom(conditionTermOf(tree), { in: [true] });
}

function constant(tree: ExpressionTree): Condition | undefined {
  const holds = constantOf(tree);
  return holds === undefined ? undefined : { is: 'known', holds: holds === true };
}

/**
 * A comparison with a constant is an atom of the other side; one between two terms is a term of its own, the same whichever way round it is
 * written.
 */
function compared(tree: ExpressionTree): Condition | undefined {
  if (!('left' in tree)) return undefined;
  const { op, left, right } = tree;
  if (op === '==') return equality(left, right);
  if (op === '!=') return not(equality(left, right));
  if (op === 'in') return isIn(left, right);
  if (op === '<') return lessThan(left, right);
  if (op === '>') return lessThan(right, left);
  if (op === '<=') return not(lessThan(right, left));
  return op === '>=' ? not(lessThan(left, right)) : undefined;
}

function equality(left: ExpressionTree, right: ExpressionTree): Condition {
  const onRight = constantOf(right);
  if (onRight !== undefined) return isAny(left, [onRight]);
  const onLeft = constantOf(left);
  if (onLeft !== undefined) return isAny(right, [onLeft]);
  return comparison('==', [left, right].map(conditionTermOf).toSorted(byText));
}

const byText = (a: ConditionTerm, b: ConditionTerm): number => (a.text < b.text ? -1 : 1);

/** An atom for `x in constants`; `(score > 80) == true` is just `score > 80`. */
function isAny(tree: ExpressionTree, constants: readonly Constant[]): Condition {
  const [only] = constants;
  if (only === undefined) return { is: 'known', holds: false };
  if (constants.length > 1) return atom(conditionTermOf(tree), { in: constants });
  if (typeof only !== 'boolean') {
    const { of, at } = isolate(tree, only);
    return atom(conditionTermOf(of), { in: [at] });
  }
  const condition = split(tree);
  return only ? condition : not(condition);
}

function isIn(item: ExpressionTree, list: ExpressionTree): Condition | undefined {
  const constants = constantsIn(list);
  return constants === undefined ? undefined : isAny(item, constants);
}

function lessThan(left: ExpressionTree, right: ExpressionTree): Condition {
  const onRight = constantOf(right);
  if (onRight !== undefined) return isLess(isolate(left, onRight));
  const onLeft = constantOf(left);
  return onLeft === undefined
    ? comparison('<', [left, right].map(conditionTermOf))
    : isGreater(isolate(right, onLeft));
}

/** Whether what was written is less than the constant. */
const isLess = ({ of, at, isTurned }: IsolatedTerm): Condition =>
  isTurned
    ? not(atom(conditionTermOf(of), { upTo: at }))
    : atom(conditionTermOf(of), { below: at });

const isGreater = ({ of, at, isTurned }: IsolatedTerm): Condition =>
  isTurned
    ? atom(conditionTermOf(of), { below: at })
    : not(atom(conditionTermOf(of), { upTo: at }));

/** A comparison of two terms, neither of them a constant. */
const comparison = (op: '==' | '<', terms: readonly ConditionTerm[]): Condition =>
  atom(
    {
      text: terms.map(({ text }) => `(${text})`).join(` ${op} `),
      kind: 'computed',
      fields: [...new Set(terms.flatMap(({ fields }) => fields))],
      owners: [...new Set(terms.flatMap(({ owners }) => owners))],
    },
    { in: [true] },
  );

const atom = (term: ConditionTerm, predicate: Predicate): Atom => ({ is: 'atom', term, predicate });

const not = (of: Condition): Condition => ({ is: 'not', of });
