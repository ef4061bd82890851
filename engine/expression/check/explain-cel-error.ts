import type { SourceRange } from '@marcbachmann/cel-js';
import { expressionDiagnostic, type ExpressionDiagnostic } from './diagnostic.ts';
import type { ExpressionEnvironment } from './environment.ts';
import { didYouMean } from './nearest.ts';
import { sizeAsDouble } from './numbers.ts';
import { functions } from './refused-form.ts';

/** An error as the CEL library reports it. */
export interface CelError {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: SourceRange;
}

/** Turns an error of the CEL library into a diagnostic in the words of an author. */
export function explainCelError(
  error: CelError,
  cel: string,
  environment: ExpressionEnvironment,
): ExpressionDiagnostic {
  const summary = (error.summary ?? 'it cannot be read').replaceAll(sizeAsDouble, 'size');
  const range = clamp(error.range, cel.length);
  const { code = '' } = error;
  if (code === 'unknown_variable') return unknownName(cel, range, environment);
  if (code === 'no_such_overload') return wrongOperands(summary, range);
  if (code === 'no_matching_overload') return wrongCall(summary, range);
  return isAboutTypes.test(code)
    ? expressionDiagnostic(
        range,
        'expression-type',
        lowerFirst(plain(summary)),
        'use values of one type here',
      )
    : syntax(cel, summary, range);
}

/** The name of a CEL type for people. */
export const typeName = (cel: string): string =>
  typeNames[cel] ??
  (/^(list|map)\b/.test(cel) ? (typeNames[cel.replace(/<.*/, '')] ?? cel) : `"${cel}"`);

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  double: 'a number',
  int: 'a number',
  uint: 'a number',
  bool: 'true or false',
  null: 'nothing (null)',
  list: 'a list',
  map: 'a map',
  dyn: 'a value of unknown type',
  'google.protobuf.Timestamp': 'a moment',
  'google.protobuf.Duration': 'a length of time',
};

const isAboutTypes =
  /^(invalid_(condition|logical|index|comprehension|optional)|incompatible|heterogeneous|cannot_index|optional_expected)/;

function unknownName(
  cel: string,
  range: SourceRange,
  environment: ExpressionEnvironment,
): ExpressionDiagnostic {
  const name = cel.slice(range.start, range.end);
  const later = environment.later.find((id) => id.replaceAll(/\W/g, '_') === name);
  if (later !== undefined)
    return expressionDiagnostic(
      range,
      'step-not-run',
      `step "${later}" may not have run yet here`,
      'name a step that has run on every way to this place',
    );
  return expressionDiagnostic(
    range,
    'unknown-name',
    `"${name}" is neither "case" nor an earlier step with a result`,
    hintForName(name, cel.slice(range.start), environment),
  );
}

function hintForName(name: string, rest: string, { names, later }: ExpressionEnvironment): string {
  const hyphened = [...names.keys(), ...later].find(
    (known) => known.includes('_') && rest.startsWith(known.replaceAll('_', '-')),
  );
  if (hyphened !== undefined) return `write "${hyphened}": in expressions "-" means minus`;
  if (names.get('case')?.fields?.has(name) === true) return `did you mean "case.${name}"?`;
  const known = [...names.keys()];
  return didYouMean(name, known, `known here: ${known.join(', ')}`);
}

function wrongOperands(summary: string, range: SourceRange): ExpressionDiagnostic {
  const [, left, operator, right] =
    /^no such overload: (.+) (==|!=|<=|>=|<|>|in|\+|-|\*|\/|%) (.+)$/.exec(summary) ?? [];
  if (left === undefined || operator === undefined || right === undefined)
    return expressionDiagnostic(
      range,
      'expression-type',
      plain(summary),
      'use a value of another type',
    );
  return expressionDiagnostic(
    range,
    'expression-type',
    `"${operator}" does not work between ${typeName(left)} and ${typeName(right)}`,
    [left, right].includes('google.protobuf.Timestamp') && [left, right].includes('string')
      ? 'write the text as a moment, such as timestamp("2026-09-30T18:00:00+08:00")'
      : 'use values of the same type on both sides',
  );
}

function wrongCall(summary: string, range: SourceRange): ExpressionDiagnostic {
  const [, name = '', given = ''] = /'(?:.*\.)?(\w+)\((.*)\)'$/.exec(summary) ?? [];
  if (functions.includes(name)) {
    const what = given === '' ? 'nothing' : given.split(', ').map(typeName).join(', ');
    const message = `"${name}" cannot be used on this with ${what}`;
    return expressionDiagnostic(range, 'expression-type', message, 'look up what it takes');
  }
  return expressionDiagnostic(
    range,
    'unknown-function',
    `there is no function "${name}"`,
    didYouMean(name, functions, `the functions are ${functions.join(', ')}`),
  );
}

function syntax(cel: string, summary: string, range: SourceRange): ExpressionDiagnostic {
  const limit = limitExceeded(summary);
  if (limit !== undefined)
    return expressionDiagnostic(
      range,
      'expression-syntax',
      limit,
      'split the decision into several steps',
    );
  const hint =
    commonMistakes.find(([slip]) => slip.test(cel))?.[1] ??
    'check brackets, quotes and operators here';
  return expressionDiagnostic(range, 'expression-syntax', unexpected(cel, summary, range), hint);
}

/** Says which limit of the dialect an expression goes beyond. */
function limitExceeded(summary: string): string | undefined {
  const [, name = '', most = ''] = /^exceeded (\w+) \((\d+)\)/i.exec(summary) ?? [];
  return limits[name]?.(most);
}

const limits: Readonly<Record<string, (most: string) => string>> = {
  maxAstNodes: (most) => `the expression has more than ${most} names, values and operators`,
  maxDepth: (most) => `brackets and operators are nested more than ${most} deep`,
  maxListElements: (most) => `a list has more than ${most} entries`,
  maxMapEntries: (most) => `a map has more than ${most} entries`,
  maxCallArguments: (most) => `a function is given more than ${most} values`,
};

function unexpected(cel: string, summary: string, { start, end }: SourceRange): string {
  if (summary.endsWith('EOF')) return 'the expression ends too early';
  return summary.startsWith('Unexpected')
    ? `"${cel.slice(start, end)}" is not expected here`
    : lowerFirst(plain(summary));
}

const commonMistakes: readonly (readonly [RegExp, string])[] = [
  [/(^|[^=!<>])=($|[^=])/, 'compare with "=="'],
  [/\b(and|or|not)\b/i, 'write "&&" for and, "||" for or, "!" for not'],
  [/[“”‘’]/, 'use straight quotes'],
];

const plain = (summary: string): string => summary.replaceAll("'", '"');

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const clamp = (range: SourceRange | undefined, length: number): SourceRange => {
  const start = Math.max(0, Math.min(range?.start ?? 0, length - 1));
  return { start, end: Math.max(start + 1, Math.min(range?.end ?? length, length)) };
};
