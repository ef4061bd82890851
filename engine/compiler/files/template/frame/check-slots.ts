import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import { strayTag } from '../markdown/whole.ts';
import { type Marker, markersOf } from '../texts/markers.ts';
import type { TextPart } from '../texts/text-part.ts';
import { type FrameSlot, slotsOf, withoutComments } from './compose-frame.ts';

/** Reports a frame in which the words of a mail would be lost: each of its two places stands once, in a column, under no condition. */
export function* checkSlots(part: TextPart): Generator<Diagnostic> {
  const slots = slotsOf(part.text);
  for (const marker of markersOf(withoutComments(part.text)))
    if (/\bmail\b/.test(marker.inner) && !slots.some(({ from }) => from === marker.start))
      yield part.diagnosticAt(notPlain(marker), marker.start, marker.end);
  for (const name of ['text', 'small'] as const) {
    const [first, ...more] = slots.filter((one) => one.name === name);
    if (first === undefined) yield part.diagnosticAt(missing(name), 0, 1);
    else yield* checkPlace(part, first);
    for (const { from, to } of more) yield part.diagnosticAt(second(name), from, to);
  }
}

function* checkPlace(part: TextPart, { name, from, to }: FrameSlot): Generator<Diagnostic> {
  const before = withoutComments(part.text).slice(0, from);
  if (strayTag(markersOf(before)) !== undefined)
    yield part.diagnosticAt(underCondition(name), from, to);
  else if (innermostTag(before) !== 'mj-column') yield part.diagnosticAt(noColumn(name), from, to);
}

/** The tag that is open at the end of a text. */
function innermostTag(text: string): string | undefined {
  const open: string[] = [];
  for (const [, closes, name = '', rest = ''] of text.matchAll(
    /<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi,
  )) {
    if (closes === '/') open.splice(open.lastIndexOf(name));
    else if (!rest.endsWith('/') && !/^(?:br|hr|img)$/i.test(name)) open.push(name);
  }
  return open.at(-1);
}

const frame = (message: string, hint: string): DiagnosticMessage => ({
  code: 'frame',
  message,
  hint,
});

const notPlain = ({ written }: Marker): DiagnosticMessage =>
  frame(
    `"${written}" cannot be worked with: the parts of a mail are put in before it is sent`,
    'write {{ mail.text }}, {{ mail.small }}, {{ mail.subject }}, {{ mail.preview }} or {{ mail.locale }}, and nothing else in the braces',
  );

const missing = (name: string): DiagnosticMessage =>
  frame(
    `the frame has no place for ${whatOf(name)} of a mail`,
    `write {{ mail.${name} }} between <mj-column> and </mj-column>`,
  );

const whatOf = (name: string): string => (name === 'text' ? 'the text' : 'the small print');

const second = (name: string): DiagnosticMessage =>
  frame(`${whatOf(name)} of a mail would stand in it twice`, `leave one {{ mail.${name} }} out`);

const underCondition = (name: string): DiagnosticMessage =>
  frame(
    `${whatOf(name)} of a mail stands under a condition, and would be missing without it`,
    `close what is open before {{ mail.${name} }}`,
  );

const noColumn = (name: string): DiagnosticMessage =>
  frame(
    `${whatOf(name)} of a mail has paragraphs, and they can stand in a column alone`,
    `write <mj-section><mj-column>{{ mail.${name} }}</mj-column></mj-section>`,
  );
