import { isObject, type Expression, type Json } from '../model/base.ts';
import type { ExpressionTree, TreeOf } from '../model/expression-tree.ts';
import { FlowError } from '../model/flow-error.ts';
import { identifierOf } from './identifier.ts';

/**
 * Evaluates an expression over `case` and the results of steps, whose ids may be given as they stand in the plan. Every operator has a
 * value for every operand, so nothing of a checked expression can fail: what is not there is nothing, and nothing is equal to or less
 * than anything. Throws `expression-failed` for an expression without a tree alone.
 */
export function evaluate(expression: Expression, variables: Readonly<Record<string, Json>>): Json {
  const tree = treeIn(expression);
  const scope = new Map(Object.entries(variables).map(([id, value]) => [identifierOf(id), value]));
  return toJson(evaluateTree(tree, scope));
}

/** The tree of an expression. Throws `expression-failed` for one without. */
export function treeIn({ cel, tree }: Expression): ExpressionTree {
  if (tree === undefined)
    throw new FlowError('expression-failed', `expression "${cel}" was compiled without its tree`);
  return tree;
}

/** JSON, and moments as dates; `undefined` stands for what is not there. */
type Value = Json | Date | readonly Value[] | undefined;

type NamedValues = ReadonlyMap<string, Value>;

/** The value of a tree, moments as dates; undefined for what is not there. */
export function evaluateTree(tree: ExpressionTree, scope: NamedValues): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has it under the operator of this very tree
  const evaluator = evaluators[tree.op] as (tree: ExpressionTree, scope: NamedValues) => Value;
  return evaluator(tree, scope);
}

type Evaluators = {
  readonly [Operator in ExpressionTree['op']]: (
    tree: TreeOf<Operator>,
    scope: NamedValues,
  ) => Value;
};

/** An operator of two values. */
const binary =
  (compute: (left: Value, right: Value) => Value) =>
  ({ left, right }: TreeOf<'=='>, scope: NamedValues): Value =>
    compute(evaluateTree(left, scope), evaluateTree(right, scope));

const isTrue = (tree: ExpressionTree, scope: NamedValues): boolean =>
  evaluateTree(tree, scope) === true;

const holdsFor =
  ({ item, body }: TreeOf<'all'>, scope: NamedValues) =>
  (value: Value): boolean =>
    isTrue(body, new Map(scope).set(item, value));

const evaluators: Evaluators = {
  constant: ({ value }) => value,
  moment: ({ at }) => new Date(at),
  name: (tree, scope) => readAs(tree, scope.get(tree.name)),
  field: (tree, scope) => readAs(tree, fieldIn(evaluateTree(tree.of, scope), tree.name)),
  has: ({ of, name }, scope) => fieldIn(evaluateTree(of, scope), name) !== undefined,
  not: ({ of }, scope) => !isTrue(of, scope),
  negative: ({ of }, scope) => -numberIn(evaluateTree(of, scope)),
  size: ({ of }, scope) => sizeOf(evaluateTree(of, scope)),
  shift: ({ of, ms }, scope) => shifted(evaluateTree(of, scope), ms),
  if: ({ condition, yes, no }, scope) => evaluateTree(isTrue(condition, scope) ? yes : no, scope),
  list: ({ items }, scope) => items.map((item) => evaluateTree(item, scope)),
  exists: (tree, scope) => itemsOf(evaluateTree(tree.list, scope)).some(holdsFor(tree, scope)),
  all: (tree, scope) => itemsOf(evaluateTree(tree.list, scope)).every(holdsFor(tree, scope)),
  '&&': ({ left, right }, scope) => isTrue(left, scope) && isTrue(right, scope),
  '||': ({ left, right }, scope) => isTrue(left, scope) || isTrue(right, scope),
  '==': binary((left, right) => isSame(left, right)),
  '!=': binary((left, right) => !isSame(left, right)),
  '<': binary((left, right) => compare(left, right) < 0),
  '<=': binary((left, right) => compare(left, right) <= 0),
  '>': binary((left, right) => compare(left, right) > 0),
  '>=': binary((left, right) => compare(left, right) >= 0),
  in: binary((item, group) =>
    isMap(group) && typeof item === 'string'
      ? fieldIn(group, item) !== undefined
      : itemsOf(group).some((one) => isSame(one, item)),
  ),
  '+': binary((left, right) => within(numberIn(left) + numberIn(right))),
  '-': binary((left, right) => within(numberIn(left) - numberIn(right))),
  startsWith: binary(
    (text, start) =>
      typeof text === 'string' && typeof start === 'string' && text.startsWith(start),
  ),
};

/** `null` counts as missing, as does a field of what has none. */
const fieldIn = (owner: Value, name: string): Value =>
  isMap(owner) && Object.hasOwn(owner, name) ? (owner[name] ?? undefined) : undefined;

const isMap = (value: Value): value is Readonly<Record<string, Json>> =>
  isObject(value) && !(value instanceof Date);

const itemsOf = (value: Value): readonly Value[] => (Array.isArray(value) ? value : []);

function readAs({ as }: { readonly as?: 'moment' }, value: Value): Value {
  if (as === undefined || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item: Value) => readAs({ as }, item));
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at);
}

/** Durations of a flow are bounded, but not their sum: a moment that no calendar knows is not there. */
function shifted(value: Value, ms: number): Value {
  const moved = value instanceof Date ? new Date(value.getTime() + ms) : undefined;
  return moved === undefined || Number.isNaN(moved.getTime()) ? undefined : moved;
}

const numberIn = (value: Value): number => (typeof value === 'number' ? value : 0);

/** A sum that no double holds becomes the largest that one holds, since JSON has no infinity. */
const within = (sum: number): number =>
  Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, sum));

function sizeOf(value: Value): number {
  // CEL counts the code points of a text.
  if (typeof value === 'string') return Array.from(value).length;
  return isMap(value) ? Object.keys(value).length : itemsOf(value).length;
}

/** Which of two values of one kind is less; of others neither is, nor are they equal. */
function compare(left: Value, right: Value): number {
  const [a, b] = [orderOf(left), orderOf(right)];
  if (a === undefined || typeof a !== typeof b || b === undefined) return Number.NaN;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function orderOf(value: Value): bigint | string | number | boolean | undefined {
  // So that a moment is not compared with a number.
  if (value instanceof Date) return BigInt(value.getTime());
  return typeof value === 'object' ? undefined : value;
}

function isSame(left: Value, right: Value): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  return left !== undefined && left === right;
}

function toJson(value: Value): Json {
  if (value instanceof Date) return value.toISOString();
  if (isValues(value)) return value.map(toJson);
  return value ?? null;
}

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);
