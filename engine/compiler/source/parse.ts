import { LineCounter } from 'yaml';
import { composeDocument, maxErrors } from './compose.ts';
import { createLocator } from './locator.ts';
import {
  diagnosticAt,
  fileStart,
  type OffsetDiagnostic,
  type Range,
  type Source,
  unreadSource,
} from './source.ts';
import { toValue } from './to-value.ts';

/** Size of a file in UTF-8: far more than a flow of 300 steps takes. */
const maxBytes = 256 * 1024;

/** Reads YAML into a value whose every part can be found again in the text. Never throws; hostile text costs less than a second. */
export function parse(text: string, file: string): Source {
  const rejection = rejectText(text);
  if (rejection) return unusableSource(text, file, [rejection], () => lineAt(text, rejection.from));
  const lines = new LineCounter();
  const { document, found } = composeDocument(text, lines);
  const range = (from: number, to: number): Range =>
    rangeOf(lines, from, Math.min(to, text.length));
  if (!document || found.length > 0) return unusableSource(text, file, found, range);
  const { value, found: inValues, targets } = toValue(document);
  const notAMap = inValues.length === 0 ? rejectNonMap(value) : undefined;
  const all = notAMap ? [notAMap] : inValues.slice(0, maxErrors);
  return {
    file,
    text,
    value: notAMap || inValues.some(isIncomplete) ? undefined : value,
    diagnostics: all.map((one) => diagnosticAt({ file }, range(one.from, one.to), one)),
    ...createLocator({ contents: document.contents, targets, text, range }),
  };
}

const unusableSource = (
  text: string,
  file: string,
  found: readonly OffsetDiagnostic[],
  range: (from: number, to: number) => Range = () => fileStart,
): Source =>
  unreadSource(
    file,
    found.map((one) => diagnosticAt({ file }, range(one.from, one.to), one)),
    text,
  );

/** The place of an offset in a text that is not read further. */
function lineAt(text: string, offset: number): Range {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return { line, column, endLine: line, endColumn: column };
}

function rejectText(text: string): OffsetDiagnostic | undefined {
  if (text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes)
    return {
      code: 'file-too-large',
      message: 'the file is larger than 256 KiB',
      hint: 'split it: a flow can "run" parts',
      from: 0,
      to: 0,
    };
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const binary = /[\0-\x08\x0e-\x1f\ufffd]/.exec(text);
  if (binary)
    return {
      code: 'file-unreadable',
      message: 'the file is not text in UTF-8',
      hint: 'save it as UTF-8 text',
      from: binary.index,
      to: binary.index,
    };
  const lone = /\r(?!\n)/.exec(text);
  if (lone)
    return {
      code: 'yaml-syntax',
      message: 'a line ends in a carriage return alone, as on old Macs',
      hint: 'save the file with line ends of Unix (LF) or Windows (CRLF)',
      from: lone.index,
      to: lone.index,
    };
  return undefined;
}

function rejectNonMap(value: unknown): OffsetDiagnostic | undefined {
  const whole = { from: 0, to: 1 };
  if (value === null || value === undefined)
    return {
      code: 'yaml-empty',
      message: 'the file holds nothing',
      hint: 'write its first key, or remove the file',
      ...whole,
    };
  if (typeof value !== 'object' || Array.isArray(value))
    return {
      code: 'yaml-not-a-map',
      message: 'the file is not a map of keys and values',
      hint: 'begin with lines such as "key: value"',
      ...whole,
    };
  return undefined;
}

/** Whether the value lacks something that is written; later stages would only complain about the gap. */
const isIncomplete = ({ code }: OffsetDiagnostic): boolean =>
  code !== 'yaml-duplicate-key' && code !== 'yaml-forbidden-key';

function rangeOf(lines: LineCounter, from: number, to: number): Range {
  const first = lines.linePos(from);
  const last = lines.linePos(Math.max(from, to));
  return { line: first.line, column: first.col, endLine: last.line, endColumn: last.col };
}
