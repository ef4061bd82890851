/** The codes of diagnostics in expressions; the compiler's table of codes includes them. */
export const expressionCodes = {
  'expression-too-long': 'An expression is longer than 1000 characters or has too many parts.',
  'expression-syntax': 'An expression is not well-formed CEL.',
  'expression-refused': 'An expression uses something of CEL that flows may not use.',
  'unknown-name': 'An expression names neither `case` nor an earlier step with a result.',
  'step-not-run':
    'An expression, or what an approval is about, names a step that may not have run yet.',
  'unknown-field': 'An expression names a field that the case or the step does not have.',
  'unknown-function': 'An expression calls a function that does not exist.',
  'expression-type': 'A part of an expression has another type than is needed there.',
  'may-be-missing': 'An expression reads an optional field without asking whether it is there.',
  'expression-result': 'The whole expression has another type than is needed here.',
} as const satisfies Readonly<Record<string, string>>;

export type ExpressionCode = keyof typeof expressionCodes;
