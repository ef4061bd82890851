import type { SourceRange } from '@marcbachmann/cel-js';
import type { ExpressionCode } from './codes.ts';

/** What is wrong with an expression, placed in offsets of its text; the end is exclusive. */
export interface ExpressionDiagnostic {
  readonly code: ExpressionCode;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

/** A finding at a part of the expression. */
export const diagnosticAt = (
  { start, end }: SourceRange,
  code: ExpressionCode,
  message: string,
  hint: string,
): ExpressionDiagnostic => ({ code, start, end, message, hint });
