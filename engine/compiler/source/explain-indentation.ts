import { rowsOf } from './rows.ts';
import type { OffsetDiagnostic } from './source.ts';

/** The line of a text that is no YAML whose indentation fits nothing that is open there. */
export function indentationDiagnostic(text: string): OffsetDiagnostic | undefined {
  const lines = [...linesOf(text)];
  const first = firstMisfit(lines);
  const line = first && lines[first.index];
  if (first === undefined || line === undefined) return undefined;
  return plainLineAbove(text, line) ?? blame(lines, first);
}

/** The line that does not fit may be right, and one above it wrong: whichever, moved, lets most of the others fit is meant. */
function blame(lines: readonly IndentedLine[], misfitting: Misfit): OffsetDiagnostic | undefined {
  const { index, words } = misfitting;
  const own = bestShift(lines, index);
  const { at, shift } = likelierAbove(lines, misfitting, own) ?? { at: index, ...own };
  const blamed = lines[at];
  if (blamed === undefined) return undefined;
  const { column, from, to } = blamed;
  const hint = `indent it by ${column + shift}`;
  const found =
    at < index
      ? { message: `this line is indented by ${column}, and the lines around it otherwise`, hint }
      : { ...words, ...(own.reach > index && { hint }) };
  return { code: 'yaml-syntax', ...found, from, to };
}

/** The line right above may be as likely; one further up only where the others fit by it alone. */
function likelierAbove(
  lines: readonly IndentedLine[],
  { index }: Misfit,
  own: Shift,
): { readonly at: number; readonly shift: number } | undefined {
  const above = bestShift(lines, index - 1);
  const isLikelier =
    above.reach === own.reach && above.empty === own.empty
      ? isRarer(lines, index - 1, index)
      : isBetter(above, own);
  const next = isLikelier ? above : own;
  for (let at = index - 2; at >= Math.max(0, index - furthest); at -= 1) {
    const further = bestShift(lines, at);
    if (further.reach === lines.length && next.reach < lines.length)
      return { at, shift: further.shift };
  }
  return isLikelier ? { at: index - 1, shift: above.shift } : undefined;
}

/** Lines above the one that does not fit: a key that has left its place has its entries between. */
const furthest = 12;

/** Whether fewer lines are indented like one line than like another; of two that are as rare, an odd column is, and then who stands deeper. */
function isRarer(lines: readonly IndentedLine[], one: number, another: number): boolean {
  const countLike = (index: number): number =>
    lines.filter(({ column }) => column === lines[index]?.column).length;
  const [fewer, more] = [countLike(one), countLike(another)];
  if (fewer !== more) return fewer < more;
  const [own, other] = [lines[one]?.column ?? 0, lines[another]?.column ?? 0];
  return own % 2 === other % 2 ? own > other : own % 2 === 1;
}

/** A line without a colon, right above one that is deeper than it, is a key that has lost it. */
function plainLineAbove(
  text: string,
  { from, column }: IndentedLine,
): OffsetDiagnostic | undefined {
  const rows = text.slice(0, from - column).trimEnd();
  const start = rows.lastIndexOf('\n') + 1;
  const row = rows.slice(start);
  const [, indent = '', word = ''] = /^( *(?:- +)*)([A-Za-z][\w-]*)(?:\s+#.*)?$/.exec(row) ?? [];
  if (word === '' || indent.length >= column) return undefined;
  return {
    code: 'yaml-syntax',
    message: `behind "${word}" a colon is missing`,
    hint: `write "${word}:"`,
    from: start + indent.length,
    to: start + indent.length + word.length,
  };
}

interface Misfit {
  readonly index: number;
  readonly words: IndentMessage;
}

function firstMisfit(lines: readonly IndentedLine[]): Misfit | undefined {
  const levels: IndentLevel[] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const words = above ? misfit(line, above, levels) : undefined;
    if (words) return { index, words };
    open(line, levels);
  }
  return undefined;
}

/** A line moved: how many lines fit then, and how many keys are left without a value. */
interface Shift {
  readonly shift: number;
  readonly reach: number;
  readonly empty: number;
}

/** How far the lines fit when one of them is moved, at best. */
function bestShift(lines: readonly IndentedLine[], index: number): Shift {
  const line = lines[index];
  let best: Shift = { shift: 0, reach: -1, empty: 0 };
  if (line === undefined) return best;
  for (const shift of [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]) {
    if (line.column + shift < 0) continue;
    const all = lines.with(index, moved(line, shift));
    const reach = firstMisfit(all)?.index ?? lines.length;
    const tried = { shift, reach, empty: emptyKeysIn(all) };
    if (isBetter(tried, best)) best = tried;
  }
  return best;
}

const isBetter = (one: Shift, another: Shift): boolean =>
  one.reach === another.reach ? one.empty < another.empty : one.reach > another.reach;

/** Keys with nothing behind the colon and nothing below it: hardly anybody writes one. */
const emptyKeysIn = (lines: readonly IndentedLine[]): number =>
  lines.filter(({ key, hasValue }, index) => {
    const next = lines[index + 1];
    if (key === undefined || hasValue) return false;
    return (
      next === undefined || (next.column <= key && !(next.column === key && next.dashes.length > 0))
    );
  }).length;

const moved = (line: IndentedLine, shift: number): IndentedLine => ({
  ...line,
  column: line.column + shift,
  dashes: line.dashes.map((column) => column + shift),
  key: line.key === undefined ? undefined : line.key + shift,
});

/** A list or map that is open, with the column of its entries. */
interface IndentLevel {
  readonly column: number;
  readonly kind: 'map' | 'list';
  /** The last key has no value yet, so deeper lines may be its value. */
  awaits: boolean;
}

interface IndentedLine {
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
function* linesOf(text: string): Generator<IndentedLine> {
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
