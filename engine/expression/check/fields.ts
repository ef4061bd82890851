import type { ASTNode } from '@marcbachmann/cel-js';
import { findingAt, type ExpressionFinding } from './finding.ts';
import { absentWhere, presentWhere } from './presence.ts';
import { nearest } from './nearest.ts';
import { locate, type Access, type Names } from './locate.ts';
import { childrenOf, loopOf } from '../syntax-tree.ts';

/** Follows every path of an expression through the shapes: fields that do not exist, or may not. */
export function fieldFindings(node: ASTNode, names: Names): readonly ExpressionFinding[] {
  const found: ExpressionFinding[] = [];
  visit(node, { names, present: new Set(), found });
  return found;
}

interface Look {
  readonly names: Names;
  /** Paths of which is known, at this place, that they are there. */
  readonly present: ReadonlySet<string>;
  readonly found: ExpressionFinding[];
}

function visit(node: ASTNode, look: Look): void {
  if (node.op === '&&') return visitBoth(node.args, look, presentWhere);
  if (node.op === '||') return visitBoth(node.args, look, absentWhere);
  if (node.op === '?:') return visitBranches(node.args, look);
  if (node.op === 'call' || node.op === '.?') return visitAsked(node, look);
  const loop = loopOf(node);
  if (loop) {
    visit(loop.list, look);
    const names = locate.item(loop, node, look.names);
    for (const part of loop.body) visit(part, { ...look, names });
    return;
  }
  checkField(node, look, true);
  for (const child of childrenOf(node)) visit(child, look);
}

type Paths = (node: ASTNode, names: Names) => readonly string[];

/** CEL lets either side of `&&` and `||` decide, even when the other one fails: so each may rely on the other. */
function visitBoth([a, b]: readonly [ASTNode, ASTNode], look: Look, paths: Paths): void {
  visit(a, knowing(look, paths(b, look.names)));
  visit(b, knowing(look, paths(a, look.names)));
}

function visitBranches(
  [condition, yes, no]: readonly [ASTNode, ASTNode, ASTNode],
  look: Look,
): void {
  visit(condition, look);
  visit(yes, knowing(look, presentWhere(condition, look.names)));
  visit(no, knowing(look, absentWhere(condition, look.names)));
}

const knowing = (look: Look, paths: readonly string[]): Look => ({
  ...look,
  present: new Set([...look.present, ...paths]),
});

/** `has(a.b)` and `a.?b` ask whether `b` is there; `a` must be. */
function visitAsked(node: ASTNode, look: Look): void {
  const asks = node.op === 'call' && node.args[0] === 'has' ? node.args[1][0] : undefined;
  checkField(asks ?? node, look, false);
  for (const child of childrenOf(asks ?? node)) visit(child, look);
}

function checkField(node: ASTNode, look: Look, needed: boolean): void {
  const access = locate.access(node, look.names);
  if (!access) return;
  if (!access.field) look.found.push(unknownField(node, access));
  else if (needed && access.field.optional && !look.present.has(access.path))
    look.found.push(mayBeMissing(node, access));
}

function unknownField(node: ASTNode, { fields, owner, name }: Access): ExpressionFinding {
  const near = nearest(name, fields);
  return findingAt(
    node.op === '[]' ? node : { start: node.end - name.length, end: node.end },
    'unknown-field',
    `"${owner}" has no field "${name}"`,
    near === undefined ? `it has: ${fields.join(', ')}` : `did you mean "${near}"?`,
  );
}

const mayBeMissing = (node: ASTNode, { owner, name }: Access): ExpressionFinding =>
  findingAt(
    node,
    'may-be-missing',
    `"${owner}.${name}" may be missing, and then the expression fails`,
    `write "has(${owner}.${name}) && ..."`,
  );
