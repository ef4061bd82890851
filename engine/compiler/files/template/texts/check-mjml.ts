import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { OffsetDiagnostic } from '../../../source/source.ts';
import { checkTags } from './check-tags.ts';
import { markersOf, type Marker } from './markers.ts';
import { type MjmlError, mjmlToHtml } from './mjml-to-html.ts';
import { offsetOf, type TextPart } from './text-part.ts';

/** Reports MJML that is not sound, and places to fill in that would be lost on the way to HTML. */
export async function checkMjml(
  part: TextPart,
  recall: TextRecall = (_subject, compute) => compute(),
  findFaults: FaultFinder = faultsOf,
): Promise<readonly Diagnostic[]> {
  const tags = checkTags(part);
  if (tags.length > 0) return tags;
  const found = await recall(['mjml', part.text], () => remembered(part.text, findFaults));
  return found.map(({ from, to, ...message }) => part.diagnosticAt(message, from, to));
}

/** Checks a text, or finds what a check of the same text has come to. */
export type TextRecall = <Value>(subject: unknown, compute: () => Promise<Value>) => Promise<Value>;

/** What MJML finds in a mail, and what of it is lost in its HTML. */
export type FaultFinder = (text: string) => Promise<readonly OffsetDiagnostic[]>;

/** Making HTML takes most of the time of a check, and definitions are compiled again and again with few texts changed. */
const faultsByText = new Map<string, Promise<readonly OffsetDiagnostic[]>>();
const maxRemembered = 500;

function remembered(text: string, findFaults: FaultFinder): Promise<readonly OffsetDiagnostic[]> {
  const known = faultsByText.get(text);
  if (known) return known;
  if (faultsByText.size >= maxRemembered) faultsByText.clear();
  const found = findFaults(text);
  faultsByText.set(text, found);
  return found;
}

/** The faults of one mail, looked at by itself. */
export const faultsOf: FaultFinder = async (text) => {
  const made = await mjmlToHtml(text);
  return 'errors' in made
    ? made.errors.map((error) => diagnosticOf(text, error))
    : lostMarkers(text, made.html);
};

function diagnosticOf(text: string, { line, message }: MjmlError): OffsetDiagnostic {
  const start = offsetOf(text, line, 1);
  const written = text.slice(start).split('\n', 1)[0] ?? '';
  const indent = written.length - written.trimStart().length;
  return {
    code: 'mjml',
    ...(/parsing failed/i.test(message) ? noMjml : wordsOf(message)),
    from: start + indent,
    to: start + written.trimEnd().length,
  };
}

const noMjml = {
  message: 'this is no MJML',
  hint: 'begin it with <mjml><mj-body>, and look at another template for the rest',
};

const wordsOf = (message: string) => ({
  message: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.?\s*$/, ''),
  hint: 'look the tag up in the reference of MJML; inside {{ }} in an attribute, use single quotes',
});

/** Markers that stand where MJML expects only its own tags vanish without a word: an `if` would then hold always. */
async function lostMarkers(text: string, html: string): Promise<readonly OffsetDiagnostic[]> {
  const markers = markersOf(text).filter(({ path }) => path !== 'company.color');
  if (markers.every((marker) => countOf(html, marker) >= countOf(text, marker))) return [];
  const numbered = await mjmlToHtml(numberedText(text, markers));
  if (!('html' in numbered)) return [];
  return markers
    .filter((_, index) => !numbered.html.includes(nameOf(index)))
    .map(({ written, start, end }) => ({
      code: 'lost-in-mail',
      message: `"${written}" stands between two parts of the mail and would be lost`,
      hint: `write <mj-raw>${written}</mj-raw>, or move it into a text`,
      from: start,
      to: end,
    }));
}

const countOf = (text: string, { written }: Marker): number => text.split(written).length - 1;

const nameOf = (index: number): string => `marker-${index}-here`;

/** The text with a word of its own in each marker, to see which of several equal ones is missing. */
function numberedText(text: string, markers: readonly Marker[]): string {
  let rest = 0;
  const parts = markers.map(({ start, end, written }, index) => {
    const before = text.slice(rest, start);
    rest = end;
    return `${before}${written.slice(0, 2)}${nameOf(index)}${written.slice(-2)}`;
  });
  return parts.join('') + text.slice(rest);
}
