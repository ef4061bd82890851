import type { ASTNode } from '@marcbachmann/cel-js';
import { childNodesOf, loopOf } from './syntax-tree.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';
import { didYouMean } from './nearest.ts';
import { absentWhere, presentWhere } from './presence.ts';
import { accessAt, namesInLoop, type FieldAccess, type NameScope } from './resolve-names.ts';

/** Reports fields that do not exist, and fields that are read where they may be missing. */
export function fieldDiagnostics(
  node: ASTNode,
  names: NameScope,
  { present, fitted }: FieldExpectation,
): readonly ExpressionDiagnostic[] {
  const found: ExpressionDiagnostic[] = [];
  visit(node, { names, present: new Set(present), fitted, found });
  return found;
}

export interface FieldExpectation {
  /** Paths that are certainly there wherever the expression is carried out. */
  readonly present: readonly string[];
  /** The form that asks before it reads: what goes with `has(...)` for the wanted type. */
  readonly fitted: (has: string) => string;
}

interface FieldCheck {
  readonly names: NameScope;
  /** Paths that are certainly there at this place. */
  readonly present: ReadonlySet<string>;
  readonly fitted: FieldExpectation['fitted'];
  readonly found: ExpressionDiagnostic[];
}

function visit(node: ASTNode, check: FieldCheck): void {
  if (node.op === '&&') return visitBoth(node.args, check, presentWhere);
  if (node.op === '||') return visitBoth(node.args, check, absentWhere);
  if (node.op === '?:') return visitBranches(node.args, check);
  if (node.op === 'call' && node.args[0] === 'has') return visitAsked(node.args[1], check);
  const loop = loopOf(node);
  if (loop) {
    visit(loop.list, check);
    const names = namesInLoop(loop, node, check.names);
    for (const part of loop.body) visit(part, { ...check, names });
    return;
  }
  checkField(node, check, true);
  for (const child of childNodesOf(node)) visit(child, check);
}

type PathsWhere = (node: ASTNode, names: NameScope) => readonly string[];

/** What is asked stands to the left of what relies on it: so it is read, and so it is carried out. */
function visitBoth(
  [a, b]: readonly [ASTNode, ASTNode],
  check: FieldCheck,
  paths: PathsWhere,
): void {
  visit(a, check);
  visit(b, withPresent(check, paths(a, check.names)));
}

function visitBranches(
  [condition, yes, no]: readonly [ASTNode, ASTNode, ASTNode],
  check: FieldCheck,
): void {
  visit(condition, check);
  visit(yes, withPresent(check, presentWhere(condition, check.names)));
  visit(no, withPresent(check, absentWhere(condition, check.names)));
}

const withPresent = (check: FieldCheck, paths: readonly string[]): FieldCheck => ({
  ...check,
  present: new Set([...check.present, ...paths]),
});

/** `has(a.b)` asks whether `b` is there; `a` must be. */
function visitAsked([asked]: readonly ASTNode[], check: FieldCheck): void {
  if (asked === undefined) return;
  checkField(asked, check, false);
  for (const child of childNodesOf(asked)) visit(child, check);
}

function checkField(node: ASTNode, check: FieldCheck, needed: boolean): void {
  const access = accessAt(node, check.names);
  if (!access) return;
  if (!access.field) check.found.push(unknownField(node, access));
  else if (needed && access.field.optional && !check.present.has(access.path))
    check.found.push(mayBeMissing(node, access, check));
}

function unknownField(node: ASTNode, { fields, owner, name }: FieldAccess): ExpressionDiagnostic {
  return expressionDiagnostic(
    { start: node.end - name.length, end: node.end },
    'unknown-field',
    `"${owner}" has no field "${name}"`,
    didYouMean(name, fields, `it has: ${fields.join(', ')}`),
  );
}

const mayBeMissing = (
  node: ASTNode,
  { owner, name }: FieldAccess,
  check: FieldCheck,
): ExpressionDiagnostic =>
  expressionDiagnostic(
    node,
    'may-be-missing',
    `"${owner}.${name}" may be missing`,
    `write "${check.fitted(askedFor(node, check).join(' && '))}"`,
  );

/** What has to be asked before a field is read: whether the values around it are there, and then the field itself. */
function askedFor(node: ASTNode, check: FieldCheck): readonly string[] {
  const access = accessAt(node, check.names);
  if (!access) return [];
  const { owner, name, path, field } = access;
  const around = node.op === '.' ? askedFor(node.args[0], check) : [];
  return field?.optional && !check.present.has(path)
    ? [...around, `has(${owner}.${name})`]
    : around;
}
