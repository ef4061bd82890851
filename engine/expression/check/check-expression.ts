import { ParseError, type ASTNode } from '@marcbachmann/cel-js';
import { candidateDiagnostic } from './check-people.ts';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';
import type { ExpressionEnvironment } from './environment.ts';
import { typeName, explainCelError } from './explain-cel-error.ts';
import { fieldDiagnostics } from './fields.ts';
import { namesOf } from './names-of.ts';
import { readNumbersAsDoubles } from './numbers.ts';
import { operandDiagnostic } from './operands.ts';
import { presentWhere } from './presence.ts';
import { refusedSyntax } from './refused-syntax.ts';
import type { NameScope } from './resolve-names.ts';
import { sortOf } from './sort.ts';

/** The type that a place of a flow needs. An `instant` is a moment; `people` are a text or a list of texts. */
export type ExpectedType = 'bool' | 'instant' | 'people' | 'any';

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
  const fields = fieldDiagnostics(ast, names, {
    present: presentHere(environment, names),
    fitted: (has) => (expected === 'bool' ? `${has} && ...` : `${has} ? ${cel.trim()} : ...`),
  });
  const type = () => {
    readNumbersAsDoubles(ast);
    const { valid, type: found, error } = parsed.check();
    return valid
      ? (operandDiagnostic(ast, names) ?? wrongResult(ast, found ?? 'dyn', names, expected))
      : explainCelError(error ?? {}, cel, environment);
  };
  return (
    refusedSyntax(ast) ?? fields.find(({ code }) => code === 'unknown-field') ?? type() ?? fields[0]
  );
}

/** What the conditions around a place have asked for is there: neither facts nor results are ever taken away. */
const presentHere = (environment: ExpressionEnvironment, names: NameScope): readonly string[] =>
  (environment.holding ?? []).flatMap((cel) => {
    const parsed = cel.length > longest ? undefined : parse(cel, environment);
    return parsed && 'ast' in parsed ? presentWhere(parsed.ast, names) : [];
  });

const longest = 1000;

const tooLong = (cel: string): ExpressionDiagnostic =>
  expressionDiagnostic(
    { start: longest, end: cel.length },
    'expression-too-long',
    `the expression has ${cel.length} characters, ${longest} are allowed`,
    'split the decision into several steps',
  );

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
  const sort = sortOf(ast, names);
  if (expected === 'bool') return sort === 'truth' ? undefined : notACondition(ast, type);
  if (expected === 'instant') return sort === 'moment' ? undefined : notAnInstant(ast, type);
  if (expected === 'people')
    return type === 'string' || type === 'list<string>'
      ? candidateDiagnostic(ast)
      : notPeople(ast, type);
  return sort === 'duration' ? notJson(ast, type) : undefined;
}

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
    'add it to a moment, or take it from one',
  );

const notPeople = (ast: ASTNode, type: string): ExpressionDiagnostic =>
  expressionDiagnostic(
    ast,
    'expression-result',
    `people are named by a text or a list of texts, this is ${typeName(type)}`,
    'name a field with the id of a person or a role',
  );

const notAnInstant = (ast: ASTNode, type: string): ExpressionDiagnostic =>
  expressionDiagnostic(
    ast,
    'expression-result',
    `an instant is needed here, this is ${typeName(type)}`,
    'name a date-time of the case (type: moment in case.yaml) or of a step, such as "told.sentAt"',
  );
