import { TypeGuards, type LiteralToken, type Value } from 'liquidjs';
import { staticPath, type TextToken } from './tokens.ts';

/** What is certainly there when a condition holds, and when it does not: paths, each with all that lead to it. */
export interface Presence {
  readonly whenTrue: ReadonlySet<string>;
  readonly whenFalse: ReadonlySet<string>;
}

/** What follows from a condition, as Liquid asks it: what is missing is `null` there. */
export function presenceOf({ initial, filters }: Value): Presence {
  if (filters.length > 0) return nothingKnown;
  const operands: Operand[] = [];
  for (const token of initial.postfix)
    if (!TypeGuards.isOperatorToken(token)) operands.push(operandOf(token));
    else {
      const right = operands.pop() ?? unknown;
      const left = token.operator === 'not' ? unknown : (operands.pop() ?? unknown);
      operands.push(combined(token.operator, left, right));
    }
  return operands[0]?.presence ?? nothingKnown;
}

/** What is certainly there where the value of a `case` is one of these. */
export function presenceOfCase(value: Value, values: readonly TextToken[]): ReadonlySet<string> {
  const [token, ...others] = value.initial.postfix;
  const path = others.length === 0 && value.filters.length === 0 ? staticPath(token) : undefined;
  const isSure = values.every((one) => isLiteral(one) && !nullEquals(literalOf(one)));
  return path !== undefined && isSure ? withOwners(path) : new Set();
}

interface Operand {
  readonly presence: Presence;
  readonly path?: string;
  readonly literal?: { readonly value: unknown };
}

const nothingKnown: Presence = { whenTrue: new Set(), whenFalse: new Set() };
const unknown: Operand = { presence: nothingKnown };

function operandOf(token: TextToken): Operand {
  if (isLiteral(token)) return { ...unknown, literal: { value: literalOf(token) } };
  const path = staticPath(token);
  return path === undefined
    ? unknown
    : { path, presence: { whenTrue: withOwners(path), whenFalse: new Set() } };
}

const isLiteral = (token: TextToken): boolean =>
  TypeGuards.isNumberToken(token) ||
  TypeGuards.isQuotedToken(token) ||
  TypeGuards.isLiteralToken(token);

/** Words such as `blank` stand for themselves. */
const literalOf = (token: TextToken): unknown => {
  if (TypeGuards.isLiteralToken(token)) return wordOf(token);
  return 'content' in token ? token.content : undefined;
};

const wordOf = ({ literal }: LiteralToken): unknown =>
  ['nil', 'null', 'blank'].includes(literal) ? null : literal;

/** `a.b.c`, `a.b` and `a`. */
const withOwners = (path: string): ReadonlySet<string> => {
  const words = path.split('.');
  return new Set(words.map((_, index) => words.slice(0, index + 1).join('.')));
};

function combined(operator: string, left: Operand, right: Operand): Operand {
  const [l, r] = [left.presence, right.presence];
  if (operator === 'not') return { presence: { whenTrue: r.whenFalse, whenFalse: r.whenTrue } };
  if (operator === 'and')
    return {
      presence: {
        whenTrue: union(l.whenTrue, r.whenTrue),
        whenFalse: both(l.whenFalse, r.whenFalse),
      },
    };
  if (operator === 'or')
    return {
      presence: {
        whenTrue: both(l.whenTrue, r.whenTrue),
        whenFalse: union(l.whenFalse, r.whenFalse),
      },
    };
  if (operator === 'contains') return { presence: { ...nothingKnown, whenTrue: l.whenTrue } };
  return { presence: compared(operator, left, right) };
}

/** A comparison whose answer is not the one that it has for `null` says that something is there. */
function compared(operator: string, left: Operand, right: Operand): Presence {
  const [path, literal] = [left.path ?? right.path, right.literal ?? left.literal];
  if (path === undefined || literal === undefined) return nothingKnown;
  const answer =
    left.path === undefined
      ? compareNull(mirrored[operator] ?? operator, literal.value)
      : compareNull(operator, literal.value);
  const present = withOwners(path);
  return answer
    ? { whenTrue: new Set(), whenFalse: present }
    : { whenTrue: present, whenFalse: new Set() };
}

const mirrored: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** What Liquid answers for `null` on the left. */
function compareNull(operator: string, value: unknown): boolean {
  if (operator === '==') return nullEquals(value);
  if (operator === '!=') return !nullEquals(value);
  const number = typeof value === 'number' ? value : Number.NaN;
  if (operator === '<') return number > 0;
  if (operator === '<=') return number >= 0;
  return operator === '>' ? number < 0 : number <= 0;
}

const nullEquals = (value: unknown): boolean => value === null || value === undefined;

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a, ...b]);

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((one) => b.has(one)));
