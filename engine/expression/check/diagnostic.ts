import type { SourceRange } from '@marcbachmann/cel-js';
import type { ExpressionCode } from './codes.ts';

/** A diagnostic of an expression, in offsets of its text; the end is exclusive. */
export interface ExpressionDiagnostic {
  readonly code: ExpressionCode;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

/** A diagnostic of a part of the expression. */
export const expressionDiagnostic = (
  { start, end }: SourceRange,
  code: ExpressionCode,
  message: string,
  hint: string,
): ExpressionDiagnostic => ({ code, start, end, message, hint });
