import type { ASTNode } from '@marcbachmann/cel-js';
import { locate, type Names } from './locate.ts';

/** Paths that are certainly there wherever a condition holds. */
export function presentWhere(condition: ASTNode, names: Names): readonly string[] {
  if (condition.op === '&&') return condition.args.flatMap((part) => presentWhere(part, names));
  if (condition.op === '!_') return absentWhere(condition.args, names);
  const asked =
    condition.op === 'call' && condition.args[0] === 'has' ? condition.args[1][0] : undefined;
  const path = asked && locate.access(asked, names)?.path;
  return path === undefined ? [] : [path];
}

/** Paths that are certainly there wherever a condition does not hold. */
export function absentWhere(condition: ASTNode, names: Names): readonly string[] {
  if (condition.op === '||') return condition.args.flatMap((part) => absentWhere(part, names));
  return condition.op === '!_' ? presentWhere(condition.args, names) : [];
}
