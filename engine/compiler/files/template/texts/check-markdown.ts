import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { OffsetDiagnostic } from '../../../source/source.ts';
import type { Frame } from '../frame/compose-frame.ts';
import { faultsOfFramed } from '../frame/faults-of-framed.ts';
import { framedText, mjmlOf, partsOf, writtenHead } from '../frame/framed-text.ts';
import type { MarkdownText } from '../markdown/markdown-text.ts';
import { checkTargets } from './check-links.ts';
import { checkLiquid, isTooLarge } from './check-liquid.ts';
import { checkMjml, type TextRecall } from './check-mjml.ts';
import { markersOf } from './markers.ts';
import { bodyPart, subjectPart, type TextPart } from './text-part.ts';
import type { TextScope } from './text-scope.ts';

interface LocalText {
  readonly text: MarkdownText;
  readonly locale: string;
  /** Without one, what comes of the text in it is not looked at. */
  readonly frame: Frame | undefined;
}

/** Checks a text in Markdown: its head, its Liquid, what mails take of Markdown, and the mail that comes of it. */
export async function checkMarkdown(
  one: LocalText,
  scope: TextScope,
  recall?: TextRecall,
): Promise<readonly Diagnostic[]> {
  const { text } = one;
  const part = bodyPart(text.file, text.body);
  const head = checkHead(text, scope);
  if (text.body.trim() === '') return [...head, part.diagnosticAt(emptyText, 0, 1)];
  const liquid = checkLiquid(part, scope);
  if (isTooLarge(part)) return [...head, ...liquid];
  const found = [...liquid, ...checkWritten(text, part, liquid)];
  if (found.length > 0) return [...head, ...found];
  return [...head, ...(await checkFramed(one, part, recall))];
}

const emptyText = {
  code: 'markdown',
  message: 'the mail is empty',
  hint: 'write its words below the head',
} as const;

function checkHead(text: MarkdownText, scope: TextScope): readonly Diagnostic[] {
  return Object.entries(writtenHead(text)).flatMap(([key, written]) =>
    checkLiquid(subjectPart(text.head, [key], written), scope),
  );
}

function checkWritten(
  text: MarkdownText,
  part: TextPart,
  liquid: readonly Diagnostic[],
): readonly Diagnostic[] {
  const { problems, strays, links } = mjmlOf(text);
  // Behind a marker that does not end nobody knows what belongs to it.
  const isBroken = liquid.some(({ code }) => code === 'text-syntax' || code === 'broken-marker');
  const told = (one: Diagnostic) => liquid.some(({ line }) => line === one.line);
  const place = ({ from, to, ...message }: OffsetDiagnostic) =>
    part.diagnosticAt(message, from, to);
  return [
    ...(isBroken ? [] : strays.map(place)),
    ...capped(problems.map(place).filter((one) => !isBroken || !told(one))),
    ...checkTargets(part, links),
    ...takenNames(part),
  ];
}

/** The first of many: whoever writes Markdown of another kind has it all over the text. */
function capped(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.length <= mostTold) return found;
  const inOrder = found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return inOrder
    .slice(0, mostTold)
    .map((one, index) =>
      index === mostTold - 1
        ? { ...one, hint: `${one.hint}; and ${found.length - mostTold} more in this text` }
        : one,
    );
}

const mostTold = 5;

/** What the frame shows is not the text's to change. */
const takenNames = (part: TextPart): readonly Diagnostic[] =>
  markersOf(part.text).flatMap(({ inner, start, end }) => {
    const [, name] = /^(?:assign|for)\s+(company|recipient)\b/.exec(inner) ?? [];
    return name === undefined
      ? []
      : [
          part.diagnosticAt(
            {
              code: 'duplicate-name',
              message: `"${name}" is already taken`,
              hint: 'give what the text remembers a name of its own',
            },
            start,
            end,
          ),
        ];
  });

/** Whatever MJML makes of the whole mail is about the text, since the frame has checks of its own. */
async function checkFramed(
  { text, locale, frame }: LocalText,
  part: TextPart,
  recall?: TextRecall,
): Promise<readonly Diagnostic[]> {
  if (frame === undefined) return [];
  const whole = framedText(text, locale, frame);
  const located: TextPart = {
    text: whole,
    kind: 'html',
    diagnosticAt(message, start, end) {
      const written = whole.slice(start, end);
      const at = markersOf(written).length > 0 ? part.text.indexOf(written) : -1;
      return at < 0
        ? part.diagnosticAt(
            message,
            part.text.length - part.text.trimStart().length,
            part.text.trimEnd().length,
          )
        : part.diagnosticAt(message, at, at + written.length);
    },
  };
  const parts = partsOf(text, locale);
  const found = await checkMjml(located, recall, (mail) => faultsOfFramed({ mail, frame, parts }));
  return found.filter((one) => one.code !== 'lost-in-mail' || isOf(part, one));
}

/** A marker of the frame may stand for what this mail has not, such as the color of a button. */
const isOf = (part: TextPart, { message }: Diagnostic): boolean =>
  markersOf(part.text).some(({ written }) => message.startsWith(`"${written}"`));
