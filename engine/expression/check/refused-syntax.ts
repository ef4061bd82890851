import type { ASTNode } from '@marcbachmann/cel-js';
import { createDialect } from '../dialect.ts';
import { childNodesOf, loopOf } from '../syntax-tree.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';

/** Reports the first use of CEL that flows are refused, because it can run for minutes, evade the types or depend on the machine. */
export function refusedSyntax(node: ASTNode, loops = 0): ExpressionDiagnostic | undefined {
  const own = refusedLoop(node, loops) ?? refusedCall(node) ?? refusedConstant(node);
  if (own) return own;
  const inside = loops + (loopOf(node) ? 1 : 0);
  for (const child of childNodesOf(node)) {
    const found = refusedSyntax(child, inside);
    if (found) return found;
  }
  return undefined;
}

const deepest = 2;

const refusedLoop = (node: ASTNode, loops: number): ExpressionDiagnostic | undefined =>
  loops >= deepest && loopOf(node)
    ? expressionDiagnostic(
        node,
        'expression-refused',
        `lists are searched more than ${deepest} deep`,
        'ask for less in one expression',
      )
    : undefined;

const hints: Readonly<Record<string, string>> = {
  'rcall matches': 'compare with "==", "startsWith", "endsWith" or "contains"',
  'rcall bind': 'write the value out where it is used',
  'call dyn': 'leave "dyn" out: the type of every field is known from case.yaml',
  'call now': 'an expression has no clock: use "wait", "within" or "since" for time that passes',
  'call type': 'the type of every field is known from case.yaml',
};

const timestampHint =
  'compare timestamps with each other: the parts of a date depend on the time zone';

function refusedCall(node: ASTNode): ExpressionDiagnostic | undefined {
  if (node.op !== 'call' && node.op !== 'rcall') return undefined;
  const name = node.args[0];
  const zoned = node.op === 'rcall' && /^get[A-Z]/.test(name) && node.args[2].length > 0;
  const hint = zoned ? timestampHint : hints[`${node.op} ${name}`];
  return hint === undefined
    ? undefined
    : expressionDiagnostic(node, 'expression-refused', `"${name}" may not be used in a flow`, hint);
}

const constants: Readonly<Record<string, { readonly form: RegExp; readonly hint: string }>> = {
  timestamp: {
    form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    hint: 'write it like timestamp("2026-09-30T18:00:00+08:00"), with the offset from UTC',
  },
  duration: { form: /./, hint: 'write it like duration("36h") or duration("1h30m")' },
};

const dialect = createDialect(false);

/** Reports a constant, such as `timestamp("tomorrow")`, that could only fail once the case is running. */
function refusedConstant(node: ASTNode): ExpressionDiagnostic | undefined {
  if (node.op !== 'call') return undefined;
  const [name, [argument]] = node.args;
  const constant = constants[name];
  if (!constant || argument?.op !== 'value' || typeof argument.args !== 'string') return undefined;
  if (constant.form.test(argument.args) && isComputable(node)) return undefined;
  const message = `"${argument.args}" is not a ${name}`;
  return expressionDiagnostic(argument, 'expression-type', message, constant.hint);
}

function isComputable(node: ASTNode): boolean {
  try {
    dialect.evaluate(node.input.slice(node.start, node.end));
    return true;
  } catch {
    return false;
  }
}
