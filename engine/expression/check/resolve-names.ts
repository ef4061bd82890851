import type { ASTNode } from '@marcbachmann/cel-js';
import { loopOf, type Loop } from '../syntax-tree.ts';
import type { ValueField, ValueType } from './value-type.ts';

/** The value that each name stands for at one place of an expression. */
export type NameScope = ReadonlyMap<string, LocatedValue>;

/** The type of a value, with the path that leads to it. */
export interface LocatedValue {
  readonly valueType: ValueType;
  readonly path: string;
}

/** Reading a field of a value whose fields are known. */
export interface FieldAccess {
  /** `undefined` when there is no such field. */
  readonly field: ValueField | undefined;
  /** All fields of the value. */
  readonly fields: readonly string[];
  /** The value, as the author wrote it. */
  readonly owner: string;
  readonly name: string;
  readonly path: string;
}

/** The value that a part of an expression stands for, as far as names and fields alone lead. */
export function valueAt(node: ASTNode, names: NameScope): LocatedValue | undefined {
  if (node.op === 'id') return names.get(node.args);
  const found = accessAt(node, names);
  if (found) return found.field && { valueType: found.field, path: found.path };
  return node.op === '[]' ? itemOf(valueAt(node.args[0], names), '[]') : filtered(node, names);
}

/** The field that a part of an expression reads, if it reads one of a value whose fields are known. */
export function accessAt(node: ASTNode, names: NameScope): FieldAccess | undefined {
  const read = fieldOf(node);
  const base = read && valueAt(read.owner, names);
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

/** The names inside a loop, among them that of its item. */
export function namesInLoop(loop: Loop, node: ASTNode, names: NameScope): NameScope {
  const found = itemOf(valueAt(loop.list, names), `#${node.start}`);
  const inside = new Map(names);
  if (found) inside.set(loop.item, found);
  else inside.delete(loop.item);
  return inside;
}

const itemOf = (list: LocatedValue | undefined, suffix: string): LocatedValue | undefined =>
  list?.valueType.item && { valueType: list.valueType.item, path: list.path + suffix };

/** A filtered list has the type of the whole list. */
function filtered(node: ASTNode, names: NameScope): LocatedValue | undefined {
  const loop = loopOf(node);
  return loop && node.op === 'rcall' && node.args[0] === 'filter'
    ? valueAt(loop.list, names)
    : undefined;
}

function fieldOf(node: ASTNode): { owner: ASTNode; name: string } | undefined {
  if (node.op === '.' || node.op === '.?') return { owner: node.args[0], name: node.args[1] };
  if (node.op !== '[]') return undefined;
  const [owner, key] = node.args;
  return key.op === 'value' && typeof key.args === 'string' ? { owner, name: key.args } : undefined;
}
