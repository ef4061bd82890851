import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import { markersOf, type Marker } from './markers.ts';
import type { TextPart } from './text-part.ts';

/**
 * Reports loops that could go on for longer than any mail is read: over numbers that are neither few nor counted by a list of the case, and
 * loops within loops. What cannot be filled within the limits of a worker would be refused for good.
 */
export function* checkLoops(part: TextPart): Generator<Diagnostic> {
  const open: number[] = [];
  for (const marker of markersOf(part.text)) {
    const { inner, start, end } = marker;
    if (/^for\b/.test(inner)) open.push(literalTurns(marker));
    if (/^endfor\b/.test(inner)) open.pop();
    const message = ranges(marker).every(isBounded)
      ? /^for\b/.test(inner) && nestedTooDeep(open)
      : endless(inner);
    if (message) yield part.diagnosticAt(message, start, end);
  }
}

const limits = { turns: 100, depth: 3 };

interface NumberRange {
  readonly from: string;
  readonly to: string;
}

/** Ranges of numbers, such as `(1..5)`, outside quotes. */
const ranges = ({ inner }: Marker): readonly NumberRange[] =>
  Array.from(
    inner.replaceAll(/'[^']*'|"[^"]*"/g, "''").matchAll(/\(\s*(.*?)\s*\.\.\s*([^)]*?)\s*\)/gs),
    ([, from = '', to = '']) => ({ from, to }),
  );

/** Few numbers, or as many as something of the case has parts. */
function isBounded({ from, to }: NumberRange): boolean {
  if (!isNumber(from)) return false;
  return isNumber(to)
    ? Number(to) - Number(from) < limits.turns
    : /^[A-Za-z_][\w-]*(\.[\w-]+)*\.size$/.test(to) && Number(from) >= 0;
}

const isNumber = (written: string): boolean => /^-?\d{1,9}$/.test(written);

/** How often a loop over written numbers is gone through; 1 for any other, which the case bounds. */
function literalTurns(marker: Marker): number {
  const [{ from, to } = { from: '0', to: '0' }] = ranges(marker);
  return isNumber(from) && isNumber(to) ? Math.max(1, Number(to) - Number(from) + 1) : 1;
}

function nestedTooDeep(open: readonly number[]): DiagnosticMessage | undefined {
  const turns = open.reduce((product, one) => product * one, 1);
  if (open.length <= limits.depth && turns <= limits.turns) return undefined;
  return {
    code: 'endless-loop',
    message: 'loops within loops repeat this too often for a mail',
    hint: `put at most ${limits.depth} loops into each other, and write out what they repeat`,
  };
}

const endless = (inner: string): DiagnosticMessage => ({
  code: 'endless-loop',
  message: `"${inner.slice(0, 60)}" may go on for longer than any mail`,
  hint: `count to at most ${limits.turns}, go through a list of the case, or to its end: "(1..case.tags.size)"`,
});
