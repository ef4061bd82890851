import type { ASTNode } from '@marcbachmann/cel-js';
import { childNodesOf, loopOf } from '../../expression/syntax-tree.ts';

/** An operand of a condition: a field, whether it is present, or an expression over fields. */
export interface ConditionTerm {
  /** The same for two terms that always have the same value. */
  readonly key: string;
  /** As the author wrote it. */
  readonly text: string;
  readonly kind: 'field' | 'presence' | 'computed';
  /** Fields that it reads, as far as names alone lead. */
  readonly fields: readonly string[];
  /** The owners of those fields: `case`, or names of steps. */
  readonly owners: readonly string[];
}

/** The term that an expression is. */
export function conditionTermOf(node: ASTNode): ConditionTerm {
  const fields = [...new Set(fieldsIn(node, new Set()))];
  return {
    key: keyOf(node),
    text: textOf(node),
    kind: termKindOf(node),
    fields,
    owners: [...new Set(fields.map(ownerOf))],
  };
}

/** The term of `x == null`. */
export const nullTerm = (node: ASTNode): ConditionTerm => ({
  ...conditionTermOf(node),
  key: `${keyOf(node)} == null`,
  text: `${textOf(node)} == null`,
  kind: 'presence',
});

const textOf = ({ input, start, end }: ASTNode): string => input.slice(start, end);

/** One text for every way of writing the same: spaces, brackets and `["name"]` make no difference. */
function keyOf(node: ASTNode): string {
  const field = fieldOf(node);
  if (field !== undefined) return field;
  if (node.op === 'value') return constantKey(node.args);
  return `(${[node.op, ...argumentsOf(node).map(partKey)].join(' ')})`;
}

const partKey = (part: ASTNode | string): string =>
  typeof part === 'string' ? JSON.stringify(part) : keyOf(part);

function argumentsOf(node: ASTNode): readonly (ASTNode | string)[] {
  const written: unknown = node.args;
  const parts: readonly unknown[] = Array.isArray(written) ? written.flat(2) : [written];
  return parts.filter((part) => typeof part === 'string' || isNode(part));
}

const isNode = (part: unknown): part is ASTNode =>
  typeof part === 'object' && part !== null && 'op' in part;

const constantKey = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value));

/** `case.position.family`, of nothing but names. */
function fieldOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  const [owner, name] = node.op === '.' || node.op === '[]' ? node.args : [];
  const of = owner && fieldOf(owner);
  if (of === undefined || name === undefined) return undefined;
  const key = typeof name === 'string' ? name : textIn(name);
  if (key === undefined) return undefined;
  return /^\w+$/.test(key) ? `${of}.${key}` : `${of}[${JSON.stringify(key)}]`;
}

const textIn = (node: ASTNode): string | undefined =>
  node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;

/** The names that a loop gives to its items are nobody's fields. */
function fieldsIn(node: ASTNode, items: ReadonlySet<string>): readonly string[] {
  const field = fieldOf(node);
  if (field !== undefined) return items.has(ownerOf(field)) ? [] : [field];
  const loop = loopOf(node);
  if (loop === undefined) return childNodesOf(node).flatMap((child) => fieldsIn(child, items));
  const inside = new Set([...items, loop.item]);
  return [...fieldsIn(loop.list, items), ...loop.body.flatMap((part) => fieldsIn(part, inside))];
}

const ownerOf = (field: string): string => /^\w+/.exec(field)?.[0] ?? field;

function termKindOf(node: ASTNode): ConditionTerm['kind'] {
  if (fieldOf(node) !== undefined) return 'field';
  return node.op === 'call' && node.args[0] === 'has' ? 'presence' : 'computed';
}
