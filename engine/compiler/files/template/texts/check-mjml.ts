import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { markersOf, type Marker } from './markers.ts';
import { checkTags } from './check-tags.ts';
import { offsetOf, type TextPart } from './text-part.ts';

/** A body is sound MJML, and nothing of what Liquid has to fill in is lost on the way to HTML. */
export async function checkMjml(part: TextPart): Promise<readonly Diagnostic[]> {
  const tags = checkTags(part);
  if (tags.length > 0) return tags;
  const compiled = await compile(part.text);
  if ('errors' in compiled) return compiled.errors.map((error) => locateError(part, error));
  return checkLostMarkers(part, compiled.html);
}

interface MjmlError {
  readonly line: number;
  readonly message: string;
}

type MjmlResult = { readonly html: string } | { readonly errors: readonly MjmlError[] };

async function compile(text: string): Promise<MjmlResult> {
  // Half a second and 100 MB: only for those who check texts.
  const { default: mjml } = await import('mjml');
  try {
    const { html } = await mjml(text, { validationLevel: 'strict', fonts: {} });
    return { html };
  } catch (error) {
    return { errors: mjmlErrorsOf(error) };
  }
}

function mjmlErrorsOf(error: unknown): readonly MjmlError[] {
  const message = error instanceof Error ? error.message : String(error);
  const listed: unknown =
    typeof error === 'object' && error !== null && 'errors' in error ? error.errors : undefined;
  const errors = Array.isArray(listed) ? listed.filter(isMjmlError) : [];
  return errors.length > 0 ? errors : [{ line: 1, message }];
}

const isMjmlError = (one: unknown): one is MjmlError =>
  typeof one === 'object' &&
  one !== null &&
  'line' in one &&
  typeof one.line === 'number' &&
  'message' in one &&
  typeof one.message === 'string';

function locateError(part: TextPart, { line, message }: MjmlError): Diagnostic {
  const start = offsetOf(part.text, line, 1);
  const written = part.text.slice(start).split('\n', 1)[0] ?? '';
  const indent = written.length - written.trimStart().length;
  const finding = {
    code: 'mjml',
    message: message.charAt(0).toLowerCase() + message.slice(1),
    hint: 'look the tag up in the reference of MJML; inside {{ }} in an attribute, use single quotes',
  } as const;
  return part.diagnosticAt(finding, start + indent, start + written.trimEnd().length);
}

/** Markers that stand where MJML expects only its own tags vanish without a word: an `if` would then hold always. */
async function checkLostMarkers(part: TextPart, html: string): Promise<readonly Diagnostic[]> {
  const markers = markersOf(part.text);
  if (markers.every((marker) => countOf(html, marker) >= countOf(part.text, marker))) return [];
  const numbered = await compile(numberedText(part.text, markers));
  if (!('html' in numbered)) return [];
  return markers
    .filter((_, index) => !numbered.html.includes(nameOf(index)))
    .map(({ written, start, end }) =>
      part.diagnosticAt(
        {
          code: 'lost-in-mail',
          message: `"${written}" stands between two parts of the mail and would be lost`,
          hint: `write <mj-raw>${written}</mj-raw>, or move it into a text`,
        },
        start,
        end,
      ),
    );
}

const countOf = (text: string, { written }: Marker): number => text.split(written).length - 1;

const nameOf = (index: number): string => `marker-${index}-here`;

/** Each marker by a word of its own, to see which of several equal ones is missing. */
function numberedText(text: string, markers: readonly Marker[]): string {
  let rest = 0;
  const parts = markers.map(({ start, end, written }, index) => {
    const before = text.slice(rest, start);
    rest = end;
    return `${before}${written.slice(0, 2)}${nameOf(index)}${written.slice(-2)}`;
  });
  return parts.join('') + text.slice(rest);
}
