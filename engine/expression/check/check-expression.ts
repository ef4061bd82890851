import { ParseError, type ASTNode } from '@marcbachmann/cel-js';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';
import type { ExpressionEnvironment } from './environment.ts';
import { typeName, explainCelError } from './explain-cel-error.ts';
import { fieldDiagnostics } from './fields.ts';
import { comparedAsTexts } from './instants.ts';
import { refusedSyntax } from './refused-syntax.ts';
import { valueAt, type NameScope } from './resolve-names.ts';

/** The type that a place of a flow needs. An `instant` is a date-time of the case or of a step, or a timestamp. */
export type ExpectedType = 'bool' | 'instant' | 'any';

/** Checks an expression; returns the first thing wrong with it, or `undefined`. */
export function checkExpression(
  cel: string,
  environment: ExpressionEnvironment,
  expected: ExpectedType,
): ExpressionDiagnostic | undefined {
  if (cel.length > longest) return tooLong(cel);
  const parsed = parse(cel, environment);
  if ('code' in parsed) return parsed;
  const { ast } = parsed;
  const names = namesOf(environment);
  const fields = fieldDiagnostics(ast, names);
  const type = () => {
    const { valid, type: found, error } = parsed.check();
    return valid
      ? wrongResult(ast, found ?? 'dyn', names, expected)
      : explainCelError(error ?? {}, cel, environment);
  };
  return (
    refusedSyntax(ast) ??
    fields.find(({ code }) => code === 'unknown-field') ??
    comparedAsTexts(ast, names) ??
    type() ??
    fields[0]
  );
}

const longest = 1000;

const tooLong = (cel: string): ExpressionDiagnostic =>
  expressionDiagnostic(
    { start: longest, end: cel.length },
    'expression-too-long',
    `the expression has ${cel.length} characters, ${longest} are allowed`,
    'split the decision into several steps',
  );

const namesOf = ({ names }: ExpressionEnvironment): NameScope =>
  new Map([...names].map(([name, valueType]) => [name, { valueType, path: name }]));

function parse(cel: string, environment: ExpressionEnvironment) {
  try {
    return environment.dialect.parse(cel);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return explainCelError(error, cel, environment);
  }
}

function wrongResult(
  ast: ASTNode,
  type: string,
  names: NameScope,
  expected: ExpectedType,
): ExpressionDiagnostic | undefined {
  if (expected === 'bool') return type === 'bool' ? undefined : notACondition(ast, type);
  if (expected === 'any') return notAValue.test(type) ? notJson(ast, type) : undefined;
  const isInstant =
    type === 'google.protobuf.Timestamp' || valueAt(ast, names)?.valueType.instant === true;
  return isInstant ? undefined : notAnInstant(ast, type);
}

const notAValue = /^(google\.protobuf\.Duration|type|bytes|uint|optional)\b/;

const notACondition = (ast: ASTNode, type: string): ExpressionDiagnostic =>
  expressionDiagnostic(
    ast,
    'expression-result',
    `a condition must be true or false, this is ${typeName(type)}`,
    'compare it with something, such as "== true" or "> 0"',
  );

const notJson = (ast: ASTNode, type: string): ExpressionDiagnostic =>
  expressionDiagnostic(
    ast,
    'expression-result',
    `${typeName(type)} cannot be kept or shown`,
    type.startsWith('optional')
      ? 'say what holds when it is missing: "....orValue(...)"'
      : 'turn it into a text, a number or a timestamp',
  );

const notAnInstant = (ast: ASTNode, type: string): ExpressionDiagnostic =>
  expressionDiagnostic(
    ast,
    'expression-result',
    `an instant is needed here, this is ${typeName(type)}`,
    'name a date-time of the case (format: date-time in case.yaml) or of a step, such as "told.sentAt"',
  );
