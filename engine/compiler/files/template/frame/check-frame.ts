import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { ValueField, ValueType } from '../../../../expression/check/value-type.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import { checkLinks } from '../texts/check-links.ts';
import { checkLiquid, isTooLarge } from '../texts/check-liquid.ts';
import { checkMjml, type TextRecall } from '../texts/check-mjml.ts';
import { bodyPart, type TextPart } from '../texts/text-part.ts';
import { scopeOf, type TextScope } from '../texts/text-scope.ts';
import { checkSlots } from './check-slots.ts';
import { composeFrame, type Frame, type FramedParts, slotsOf } from './compose-frame.ts';

/** Checks the frame by itself: its Liquid, its places for texts, and the mail that comes of it. */
export async function checkFrame(
  { file, text }: Frame,
  recall?: TextRecall,
): Promise<readonly Diagnostic[]> {
  const part = bodyPart(file, text);
  if (text.trim() === '') return [part.diagnosticAt(emptyFrame, 0, 1)];
  const liquid = checkLiquid(part, frameScope);
  if (isTooLarge(part)) return liquid;
  const found = [...liquid, ...checkSlots(part), ...checkLinks(part)];
  const isBroken = found.some(({ code }) => code === 'broken-marker' || code === 'frame');
  return isBroken ? found : [...found, ...(await checkMjml(sampleOf(part), recall))];
}

const emptyFrame: DiagnosticMessage = {
  code: 'frame',
  message: 'the frame is empty',
  hint: 'write a mail in MJML, with {{ mail.text }} and {{ mail.small }} in a column',
};

/** A frame may name what is the same in every mail to one reader, and the parts of the mail. */
const frameScope: TextScope = new Map([
  ...[...scopeOf({ template: '', class: 'notice' }, [], undefined)].filter(
    ([name]) => name === 'company' || name === 'recipient',
  ),
  ['mail', mailType()],
]);

function mailType(): ValueType {
  const text: ValueField = { cel: 'string', instant: false, optional: false };
  const names: readonly (keyof FramedParts)[] = ['locale', 'subject', 'preview', 'text', 'small'];
  return { cel: 'record', instant: false, fields: new Map(names.map((name) => [name, text])) };
}

/** A mail with each kind of block in the frame, on the same lines. */
function sampleOf(part: TextPart): TextPart {
  const text = composeFrame(part.text, sample);
  const toFrame = (offset: number): number => {
    let at = offset;
    for (const { name, from, to } of slotsOf(part.text)) {
      if (at <= from) break;
      at = Math.max(from, at - sample[name].length + (to - from));
    }
    return at;
  };
  return {
    text,
    kind: part.kind,
    diagnosticAt: (message, start, end) =>
      part.diagnosticAt(message, toFrame(start), Math.max(toFrame(start), toFrame(end))),
  };
}

const sample: FramedParts = {
  locale: 'en',
  subject: 'Subject',
  preview: 'Preview',
  text: '<mj-text>Text</mj-text><mj-text mj-class="heading">Text</mj-text><mj-table><tr><td>Text</td></tr></mj-table><mj-button href="https://example.com">Text</mj-button>',
  small: '<mj-text mj-class="small">Text</mj-text>',
};
