import type { ExpressionDiagnostic } from '../../expression/check/diagnostic.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { DiagnosticCode } from './codes.ts';
import { explainStrange, strangeCharacterIn } from './strange-characters.ts';

/** A parsed file: its value, and the place of every part of it. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** JSON; `undefined` when the file could not be read as YAML. */
  readonly value: unknown;
  /** Of parsing alone. */
  readonly diagnostics: readonly Diagnostic[];
  /** The range of a key or value; for a path that leads nowhere, of its last part that exists. */
  at(path: ValuePath, what: 'key' | 'value'): Range;
  /** The range of a part of a text, given by offsets in it; of the whole value when the text is not written literally. */
  within(path: ValuePath, start: number, end: number): Range;
  /** Where a value was written that this file has only by name. */
  readonly givenAt?: (path: ValuePath) => GivenPlace | undefined;
}

/** The place of a value, or of a part of it, that another file gives. */
export interface GivenPlace {
  readonly source: Source;
  readonly path: ValuePath;
  /** It is the value itself. */
  readonly isWhole: boolean;
  /** The name that stands for it, and where. */
  readonly as: { readonly name: string; readonly file: string; readonly line: number };
}

export type ValuePath = readonly (string | number)[];

/** Lines and columns count from 1; the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The range of a diagnostic that is about no part of a file. */
export const fileStart: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A diagnostic without a place: what is wrong, and what to do about it. */
export interface DiagnosticMessage {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
  readonly severity?: Diagnostic['severity'];
}

/** A diagnostic with the path of the value that it is about. */
export type PathDiagnostic = DiagnosticMessage & {
  readonly path: ValuePath;
  readonly what: 'key' | 'value';
  /** The part of a text that it is about, in offsets. */
  readonly span?: readonly [start: number, end: number];
  /** The value for which it is wrong: where that one is given, whoever gives it is told. */
  readonly for?: ValuePath;
};

/** A value that fits its type and yet cannot stand. */
export const wrongValue = (path: ValuePath, message: string, hint: string): PathDiagnostic => ({
  code: 'wrong-value',
  path,
  what: 'value',
  message,
  hint,
});

/** A diagnostic with the part of a text that it is about, in offsets; the end is exclusive. */
export type OffsetDiagnostic = DiagnosticMessage & { readonly from: number; readonly to: number };

/** Puts what `checkExpression` has found at the text that holds the expression, from `offset` on. */
export const atExpression = (
  { code, message, hint, start, end }: ExpressionDiagnostic,
  path: ValuePath,
  offset = 0,
): PathDiagnostic => ({
  code,
  message,
  hint,
  path,
  what: 'value',
  span: [start + offset, end + offset],
});

/** Locates a diagnostic by its path; one of a value that is given elsewhere, where it is given. */
export function locate(source: Source, found: PathDiagnostic): Diagnostic {
  const given = givenFor(source, found);
  if (given) return locate(given.source, toldAt(given, found));
  const { path, what, span, for: _for, ...message } = found;
  const range = span ? source.within(path, ...span) : source.at(path, what);
  return diagnosticAt(source, ...(strangeInWord(source, range, message) ?? [range, message]));
}

/** A key is never given, but for those inside of a value. */
function givenFor(
  { givenAt }: Source,
  { path, what, for: reason }: PathDiagnostic,
): GivenPlace | undefined {
  const given = givenAt?.(path);
  if (given && !(given.isWhole && what === 'key')) return given;
  return reason && givenAt?.(reason);
}

const toldAt = (
  { path, isWhole, as: { name, file, line } }: GivenPlace,
  { for: _for, ...found }: PathDiagnostic,
): PathDiagnostic => ({
  ...found,
  path,
  what: isWhole ? 'value' : found.what,
  message: `${found.message} (it is "$${name}" in ${file}:${line})`,
});

/** A word that is wrong, and has a strange character in it, is wrong for that. */
function strangeInWord(
  { text }: Source,
  { line, column, endLine, endColumn }: Range,
  message: DiagnosticMessage,
): readonly [Range, DiagnosticMessage] | undefined {
  if (line !== endLine || !isAboutWords.test(message.code)) return undefined;
  const word = text.split('\n', line)[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
  const strange = strangeCharacterIn(word);
  if (strange === undefined) return undefined;
  const start = column + strange.index;
  const range = { line, column: start, endLine, endColumn: start + strange.written.length };
  return [range, { ...message, ...explainStrange(strange) }];
}

/** Codes of words of the language; labels and other texts for people may have any character. */
const isAboutWords =
  /^(unknown-|wrong-(value|name|type)|expression-|reserved-id|duplicate-id|not-a-schema|unbounded-wait)/;

/** The source of a file whose values are unknown; whatever is about it stands at its start. */
export const unreadSource = (
  file: string,
  diagnostics: readonly Diagnostic[],
  text = '',
): Source => ({
  file,
  text,
  value: undefined,
  diagnostics,
  at: () => fileStart,
  within: () => fileStart,
});

/** Puts a diagnostic at a range. */
export const diagnosticAt = (
  source: Pick<Source, 'file'>,
  range: Range,
  { code, message, hint, severity = 'error' }: DiagnosticMessage,
): Diagnostic => ({
  code,
  severity,
  file: source.file,
  ...rangeOnly(range),
  message,
  hint,
});

const rangeOnly = ({ line, column, endLine, endColumn }: Range): Range => ({
  line,
  column,
  endLine,
  endColumn,
});
