import { rowsOf } from './rows.ts';
import type { OffsetDiagnostic } from './source.ts';

/** A line of a YAML text that is a key or an entry of a list, by the columns that decide where it belongs. */
export interface IndentedLine {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  /** Columns of the dashes with which it begins. */
  readonly dashes: readonly number[];
  /** Column of its key, if it has one. */
  readonly key: number | undefined;
  /** Whether something stands behind the colon. */
  readonly hasValue: boolean;
}

/** Lines that are keys or entries of lists; not those inside of brackets, and not texts over several lines. */
export function* indentedLinesIn(text: string): Generator<IndentedLine> {
  let depth = 0;
  for (const { line, from, indent } of rowsOf(text)) {
    const plain = withoutQuotes(line);
    const outer = depth;
    depth = Math.max(0, depth + countOf(plain, /[{[]/g) - countOf(plain, /[}\]]/g));
    const read = outer > 0 || /^ *\t/.test(line) ? undefined : readIndented(plain, from, indent);
    if (read) yield read;
  }
}

const withoutQuotes = (line: string): string =>
  line.replaceAll(/"(\\.|[^"\\])*"|'[^']*'/g, (quoted) => 'x'.repeat(quoted.length));

const countOf = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

function readIndented(line: string, from: number, column: number): IndentedLine | undefined {
  const [, dashed = '', key, value = ''] =
    /^\s*((?:- +)*)(?:([A-Za-z_"'$x][^:#[\]{}]*?):(?:\s+(.*))?$)?/.exec(line) ?? [];
  const isBareDash = /^\s*-$/.test(line);
  const dashes = isBareDash
    ? [column]
    : [...dashed.matchAll(/-/g)].map(({ index }) => column + index);
  if (dashes.length === 0 && key === undefined) return undefined;
  return {
    from: from + column,
    to: from + line.trimEnd().length,
    column,
    dashes,
    key: key === undefined ? undefined : column + dashed.length,
    hasValue: key === undefined ? !isBareDash : isValue(value.replace(/(^|\s)#.*$/, '').trim()),
  };
}

/** An anchor or a tag alone is none. */
const isValue = (text: string): boolean => text !== '' && !/^[&!]\S*$/.test(text);

/** A line that fits nothing that is open there. */
export interface Misfit {
  readonly index: number;
  readonly words: IndentMessage;
}

export function firstMisfit(lines: readonly IndentedLine[]): Misfit | undefined {
  const levels: IndentLevel[] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const words = above ? misfit(line, above, levels) : undefined;
    if (words) return { index, words };
    open(line, levels);
  }
  return undefined;
}

/** A list or map that is open, with the column of its entries. */
interface IndentLevel {
  readonly column: number;
  readonly kind: 'map' | 'list';
  /** The last key has no value yet, so deeper lines may be its value. */
  awaits: boolean;
}

type IndentMessage = Pick<OffsetDiagnostic, 'message' | 'hint'>;

function misfit(
  line: IndentedLine,
  above: IndentedLine,
  levels: readonly IndentLevel[],
): IndentMessage | undefined {
  const { column } = line;
  const innermost = levels.at(-1);
  if (innermost && column > innermost.column)
    return innermost.awaits || !above.hasValue ? undefined : deeper(innermost.column, column);
  const beside = levels.filter((one) => one.column === column);
  if (beside.length === 0) return between(column, levels);
  const isEntry = line.dashes.length > 0;
  if (beside.some(({ kind }) => (kind === 'list') === isEntry)) return undefined;
  if (!isEntry) return keyAmongEntries(column);
  return isBelowKey(column, innermost) ? undefined : entryAmongKeys(levels, column);
}

/** A list may stand right below its key. */
const isBelowKey = (column: number, innermost: IndentLevel | undefined): boolean =>
  innermost?.column === column && innermost.awaits;

const deeper = (expected: number, column: number): IndentMessage => ({
  message: `this line is indented by ${column}, though the line above has its value already`,
  hint: `indent it by ${expected} to stand beside the line above`,
});

function between(column: number, levels: readonly IndentLevel[]): IndentMessage {
  const columns = [...new Set(levels.map((one) => one.column))].toSorted((a, b) => a - b);
  const [below, beyond] = [
    columns.findLast((one) => one < column),
    columns.find((one) => one > column),
  ];
  return {
    message: `this line is indented by ${column}, and nothing around it is`,
    hint: `indent it by ${[below, beyond].filter((one) => one !== undefined).join(' or ')}`,
  };
}

function entryAmongKeys(levels: readonly IndentLevel[], column: number): IndentMessage {
  const lists = levels.filter(({ kind }) => kind === 'list').map((one) => one.column);
  const nearest = lists.toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column))[0];
  return {
    message: 'this entry of a list stands where keys stand',
    hint:
      nearest === undefined
        ? 'put the key of its list above it'
        : `indent it like the entries of its list, by ${nearest}`,
  };
}

const keyAmongEntries = (column: number): IndentMessage => ({
  message: 'this key stands where entries of a list stand',
  hint: `indent it by ${column + 2} if it belongs to the entry above, or by less`,
});

/** Closes what the line leaves, and opens what it begins. */
function open(line: IndentedLine, levels: IndentLevel[]): void {
  const [first = line.key ?? line.column] = line.dashes;
  while ((levels.at(-1)?.column ?? -1) > first) levels.pop();
  for (const column of line.dashes) openLevel(levels, column, 'list');
  if (line.key !== undefined) openMap(levels, line.key, line.dashes.length === 0);
  const level = levels.at(-1);
  if (level) level.awaits = !line.hasValue;
}

/** A list that stands right below its key ends with the next key beside it. */
function openMap(levels: IndentLevel[], column: number, isBeside: boolean): void {
  const last = levels.at(-1);
  if (isBeside && last?.kind === 'list' && last.column === column) levels.pop();
  openLevel(levels, column, 'map');
}

function openLevel(levels: IndentLevel[], column: number, kind: IndentLevel['kind']): void {
  const last = levels.at(-1);
  if (last?.column === column && last.kind === kind) return;
  levels.push({ column, kind, awaits: kind === 'list' });
}
