import type { ASTNode } from '@marcbachmann/cel-js';
import type { ValueField, ValueType } from './value-type.ts';
import { loopOf, type Loop } from '../syntax-tree.ts';

/** What names stand for at one place of an expression. */
export type NameScope = ReadonlyMap<string, LocatedValue>;

/** A shape, with the path by which this place is known. */
export interface LocatedValue {
  readonly valueType: ValueType;
  readonly path: string;
}

/** A field read from something that has fields. */
export interface Access {
  /** `undefined` when there is no such field. */
  readonly field: ValueField | undefined;
  /** All there are. */
  readonly fields: readonly string[];
  /** As the author wrote it. */
  readonly owner: string;
  readonly name: string;
  readonly path: string;
}

/** Finds out what parts of an expression stand for. */
export const locate = { value, access, item };

function value(node: ASTNode, names: NameScope): LocatedValue | undefined {
  if (node.op === 'id') return names.get(node.args);
  const found = access(node, names);
  if (found) return found.field && { valueType: found.field, path: found.path };
  return node.op === '[]' ? itemOf(value(node.args[0], names), '[]') : filtered(node, names);
}

function access(node: ASTNode, names: NameScope): Access | undefined {
  const read = fieldOf(node);
  const base = read && value(read.owner, names);
  if (!base) return undefined;
  const fields = fieldsOf(base.valueType, read.name);
  return (
    fields && {
      field: fields.get(read.name),
      fields: [...fields.keys()],
      owner: read.owner.input.slice(read.owner.start, read.owner.end),
      name: read.name,
      path: `${base.path}.${read.name}`,
    }
  );
}

const fieldsOf = ({ fields, value: entry }: ValueType, name: string) =>
  entry ? new Map<string, ValueField>([[name, { ...entry, optional: true }]]) : fields;

function item(loop: Loop, node: ASTNode, names: NameScope): NameScope {
  const found = itemOf(value(loop.list, names), `#${node.start}`);
  const inside = new Map(names);
  if (found) inside.set(loop.item, found);
  else inside.delete(loop.item);
  return inside;
}

const itemOf = (list: LocatedValue | undefined, suffix: string): LocatedValue | undefined =>
  list?.valueType.item && { valueType: list.valueType.item, path: list.path + suffix };

/** What passes a filter is still of the list's shape. */
function filtered(node: ASTNode, names: NameScope): LocatedValue | undefined {
  const loop = loopOf(node);
  return loop && node.op === 'rcall' && node.args[0] === 'filter'
    ? value(loop.list, names)
    : undefined;
}

function fieldOf(node: ASTNode): { owner: ASTNode; name: string } | undefined {
  if (node.op === '.' || node.op === '.?') return { owner: node.args[0], name: node.args[1] };
  if (node.op !== '[]') return undefined;
  const [owner, key] = node.args;
  return key.op === 'value' && typeof key.args === 'string' ? { owner, name: key.args } : undefined;
}
