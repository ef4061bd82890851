import { type Row, rowsOf } from './rows.ts';
import type { OffsetDiagnostic } from './source.ts';

/** The bracket or quote that is opened and never closed, or closes nothing, in a text that is no YAML. */
export function bracketDiagnostic(text: string): OffsetDiagnostic | undefined {
  const open: OpenBracket[] = [];
  const rows = [...rowsOf(text)];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    const [outermost] = open;
    if (outermost && isBlockLine(row.line)) return neverClosed(outermost);
    const { marks, openQuote } = readLine(row.line, open.length);
    for (const { sign, at } of marks) {
      const wrong = addBracket({ sign, from: row.from + at }, open);
      if (wrong) return wrong;
    }
    if (openQuote === undefined) continue;
    const end = closeOfQuote(rows, index, openQuote);
    if (end === undefined) return neverClosedQuote(row, openQuote);
    index = end;
  }
  const last = open.at(-1);
  return last && neverClosed(last);
}

interface OpenBracket {
  readonly sign: string;
  readonly from: number;
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

function addBracket(found: OpenBracket, open: OpenBracket[]): OffsetDiagnostic | undefined {
  const last = open.at(-1);
  if (found.sign in closing) open.push(found);
  else if (closing[last?.sign ?? ''] === found.sign) open.pop();
  else return closesWrongly(found, last);
  return undefined;
}

interface LineReading {
  readonly marks: { readonly sign: string; readonly at: number }[];
  depth: number;
  /** Whether a value may begin here; elsewhere quotes and brackets are letters of a plain text. */
  mayBegin: boolean;
  /** Where a quote begins that does not end in the line. */
  openQuote?: number;
}

function readLine(line: string, depth: number): LineReading {
  const reading: LineReading = { marks: [], depth, mayBegin: true };
  for (let at = 0; at < line.length && reading.openQuote === undefined;) {
    const token = reading.mayBegin ? beginning : within;
    token.lastIndex = at;
    const [found = line.slice(at)] = token.exec(line) ?? [];
    readToken(found, at, reading);
    at += Math.max(1, found.length);
  }
  return reading;
}

const beginning = /\s+|#.*|"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[:?-](?=\s|$)|./y;
const within = /\s+(?:#.*)?|[:?-](?=\s|$)|./y;

function readToken(token: string, at: number, reading: LineReading): void {
  if (/^(\s|#)/.test(token)) return;
  const counts = reading.mayBegin || reading.depth > 0;
  if (reading.mayBegin && /^["']$/.test(token)) reading.openQuote = at;
  if (counts && /^[{}[\]]$/.test(token)) {
    reading.marks.push({ sign: token, at });
    reading.depth += token in closing ? 1 : -1;
  }
  reading.mayBegin = (counts && token in closing) || separates(token, reading);
}

const separates = (token: string, { depth }: LineReading): boolean =>
  token === ',' ? depth > 0 : /^[:?-]$/.test(token);

/** The row in which a quote ends that began in another; none where a key comes before its end. */
function closeOfQuote(rows: readonly Row[], index: number, at: number): number | undefined {
  const quote = rows[index]?.line[at] ?? '"';
  for (const [offset, { line }] of rows.slice(index + 1).entries()) {
    if (blockStart.test(line)) return undefined;
    if (line.includes(quote)) return index + 1 + offset;
  }
  return undefined;
}

const blockStart = /^\s*(- )*[A-Za-z][\w-]*:(\s|$)|^\s*- /;

/** Whether a line begins like one of a block: a key of its own or an entry of a list. */
const isBlockLine = (line: string): boolean => /^\s*- |^\s*[A-Za-z][\w-]*:( [^,}\]]*)?$/.test(line);

const bracket = (from: number, message: string, hint: string): OffsetDiagnostic => ({
  code: 'yaml-syntax',
  message,
  hint,
  from,
  to: from + 1,
});

const neverClosed = ({ sign, from }: OpenBracket): OffsetDiagnostic =>
  bracket(
    from,
    `"${sign}" is opened here and never closed`,
    `add "${closing[sign]}" where its content ends`,
  );

const neverClosedQuote = ({ line, from }: Row, at: number): OffsetDiagnostic => ({
  ...bracket(
    from + at,
    'a quote is opened here and never closed',
    `add ${line[at] ?? '"'} where the text ends, or put the whole text in other quotes`,
  ),
  to: from + line.length,
});

function closesWrongly(
  { sign, from }: OpenBracket,
  last: OpenBracket | undefined,
): OffsetDiagnostic {
  return last === undefined
    ? bracket(from, `"${sign}" closes nothing`, 'remove it, or open the bracket before')
    : bracket(
        from,
        `"${sign}" stands where "${closing[last.sign]}" is needed`,
        `close "${last.sign}" first`,
      );
}
