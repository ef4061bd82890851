import type { ASTNode } from '@marcbachmann/cel-js';
import type { Loop } from './syntax-tree.ts';
import { momentType, type ValueField, type ValueType } from './value-type.ts';

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
  return found?.field && { valueType: found.field, path: found.path };
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
  const found = itemOf(loop.list, names, node.start);
  const inside = new Map(names);
  if (found) inside.set(loop.item, found);
  else inside.delete(loop.item);
  return inside;
}

/** The items of a list that is written out have the type of the first: the type check wants one for all. */
function itemOf(list: ASTNode, names: NameScope, start: number): LocatedValue | undefined {
  const known = valueAt(list, names);
  const path = `${known?.path ?? ''}#${start}`;
  if (known?.valueType.item) return { valueType: known.valueType.item, path };
  const [first] = list.op === 'list' ? list.args : [];
  const valueType = first && (valueAt(first, names)?.valueType ?? literalType(first));
  return valueType && { valueType, path };
}

function literalType(node: ASTNode): ValueType | undefined {
  if (node.op === 'call') return node.args[0] === 'timestamp' ? momentType : undefined;
  const cel = node.op === 'value' ? celTypes[typeof node.args] : undefined;
  return cel === undefined ? undefined : { cel, instant: false };
}

const celTypes: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'double',
  bigint: 'double',
  boolean: 'bool',
};

function fieldOf(node: ASTNode): { owner: ASTNode; name: string } | undefined {
  return node.op === '.' ? { owner: node.args[0], name: node.args[1] } : undefined;
}
