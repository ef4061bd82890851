import { firstMisfit, indentedLinesIn, type IndentedLine, type Misfit } from './indented-lines.ts';
import type { OffsetDiagnostic } from './source.ts';

/** The line of a text that is no YAML whose indentation fits nothing that is open there. */
export function indentationDiagnostic(text: string): OffsetDiagnostic | undefined {
  const lines = [...indentedLinesIn(text)];
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
