import type { ASTNode } from '@marcbachmann/cel-js';
import { accessAt, valueAt, type NameScope } from './resolve-names.ts';

/** Paths that are certainly there wherever a condition holds. */
export function presentWhere(condition: ASTNode, names: NameScope): readonly string[] {
  if (condition.op === '&&') return condition.args.flatMap((part) => presentWhere(part, names));
  if (condition.op === '!_') return absentWhere(condition.args, names);
  const path = askedPath(condition, names);
  return path === undefined ? [] : [path];
}

/** Paths that are certainly there wherever a condition does not hold. */
export function absentWhere(condition: ASTNode, names: NameScope): readonly string[] {
  if (condition.op === '||') return condition.args.flatMap((part) => absentWhere(part, names));
  return condition.op === '!_' ? presentWhere(condition.args, names) : [];
}

/** The path `a.b` of `has(a.b)` and `"b" in a`. */
function askedPath(node: ASTNode, names: NameScope): string | undefined {
  if (node.op === 'call' && node.args[0] === 'has') {
    const [asked] = node.args[1];
    return asked && accessAt(asked, names)?.path;
  }
  if (node.op !== 'in' || node.args[0].op !== 'value') return undefined;
  const map = valueAt(node.args[1], names);
  return map?.valueType.value && `${map.path}.${String(node.args[0].args)}`;
}
