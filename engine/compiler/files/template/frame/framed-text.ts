import { isObject } from '../../../../model/base.ts';
import type { MarkdownText, TextHead } from '../markdown/markdown-text.ts';
import { markdownToMjml, type MarkdownMjml } from '../markdown/to-mjml.ts';
import { composeFrame, type Frame, type FramedParts } from './compose-frame.ts';

/** The head of a text as it is written, whether or not it is right. */
export function writtenHead({ head }: MarkdownText): TextHead {
  const { subject, preview } = isObject(head.value) ? head.value : {};
  return {
    subject: typeof subject === 'string' ? subject : '',
    ...(typeof preview === 'string' && { preview }),
  };
}

/** A text in the frame of the house: the MJML of a whole mail. It is checked and pinned, in definitions that mostly stay as they were. */
export function framedText(text: MarkdownText, locale: string, frame: Frame): string {
  const latest = wholes.get(text);
  if (latest?.locale === locale && latest.frame === frame.text) return latest.whole;
  const whole = composeFrame(frame.text, partsOf(text, locale));
  wholes.set(text, { locale, frame: frame.text, whole });
  return whole;
}

/** What the frame is put around. */
export function partsOf(text: MarkdownText, locale: string): FramedParts {
  const { subject, preview = '' } = writtenHead(text);
  const { text: main, small } = mjmlOf(text);
  return { locale, subject, preview, text: main, small };
}

interface WholeMail {
  readonly locale: string;
  readonly frame: string;
  readonly whole: string;
}

/** The mail that came of a text last. */
const wholes = new WeakMap<MarkdownText, WholeMail>();

const cache = new WeakMap<MarkdownText, MarkdownMjml>();

/** The MJML of a text, worked out once. */
export function mjmlOf(text: MarkdownText): MarkdownMjml {
  const known = cache.get(text) ?? markdownToMjml(text.body);
  cache.set(text, known);
  return known;
}
