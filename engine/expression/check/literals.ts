import type { ASTNode } from '@marcbachmann/cel-js';
import { createDialect } from './dialect.ts';
import { textOf } from './syntax-tree.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';

/** The moment or length of time that `timestamp('...')` or `duration('...')` of a literal names, in milliseconds. */
export function literalTime(node: ASTNode): LiteralTime | undefined {
  const form = formOf(node);
  const written = writtenIn(node);
  if (form === undefined || written === undefined) return form && { is: form.is };
  const ms = form.pattern.test(written) ? computed(node) : undefined;
  return ms === undefined || Math.abs(ms) > form.most
    ? { is: form.is, written }
    : { is: form.is, written, ms };
}

const formOf = (node: ASTNode): LiteralForm | undefined =>
  node.op === 'call' && node.args[1].length === 1 ? forms[node.args[0]] : undefined;

function writtenIn(node: ASTNode): string | undefined {
  const [argument] = node.op === 'call' ? node.args[1] : [];
  return argument?.op === 'value' && typeof argument.args === 'string' ? argument.args : undefined;
}

/** Without `ms`, the text names none; without a text, something else stands in its place. */
export interface LiteralTime {
  readonly is: 'moment' | 'duration';
  readonly written?: string;
  readonly ms?: number;
}

/** Reports `timestamp("tomorrow")`, and `timestamp(...)` of a value, which could fail once the case is running. */
export function literalDiagnostic(node: ASTNode): ExpressionDiagnostic | undefined {
  const time = literalTime(node);
  if (time === undefined || time.ms !== undefined || node.op !== 'call') return undefined;
  const [name, [argument = node]] = node.args;
  const form = forms[name];
  if (form === undefined) return undefined;
  if (time.written !== undefined)
    return expressionDiagnostic(
      argument,
      'expression-type',
      `"${time.written}" is not a ${name}`,
      form.hint,
    );
  return expressionDiagnostic(
    node,
    'expression-refused',
    `"${name}" takes a literal, since a value might not be one`,
    time.is === 'moment'
      ? `write "${textOf(argument)}": a field of format date-time is a moment by itself`
      : form.hint,
  );
}

interface LiteralForm {
  readonly is: LiteralTime['is'];
  readonly pattern: RegExp;
  readonly hint: string;
  readonly most: number;
}

const century = 100 * 365.25 * 24 * 3_600_000;

const forms: Readonly<Record<string, LiteralForm>> = {
  timestamp: {
    is: 'moment',
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    hint: 'write it like timestamp("2026-09-30T18:00:00+08:00"), with the offset from UTC',
    most: Number.MAX_SAFE_INTEGER,
  },
  duration: {
    is: 'duration',
    pattern: /./,
    hint: 'write it like duration("36h") or duration("1h30m"), a hundred years at most',
    most: century,
  },
};

const dialect = createDialect(false);

function computed(node: ASTNode): number | undefined {
  try {
    const value: unknown = dialect.evaluate(node.input.slice(node.start, node.end));
    return Number(value instanceof Date ? value.getTime() : Object(value).valueOf());
  } catch {
    return undefined;
  }
}
