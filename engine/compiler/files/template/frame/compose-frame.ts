import { masked } from '../markdown/masked.ts';

/** `templates/frame.mjml`. */
export interface Frame {
  readonly file: string;
  readonly text: string;
}

/** What a frame is put around; all are MJML or texts with Liquid. */
export interface FramedParts {
  readonly locale: string;
  readonly subject: string;
  readonly preview: string;
  readonly text: string;
  readonly small: string;
}

export const frameFile = 'templates/frame.mjml';

/** A place of a frame where a part of each mail is put in, such as `{{ mail.text }}`. */
export interface FrameSlot {
  readonly name: keyof FramedParts;
  readonly from: number;
  readonly to: number;
}

/** The places of a frame, in order; those in comments are none. */
export const slotsOf = (frame: string): readonly FrameSlot[] =>
  Array.from(withoutComments(frame).matchAll(slotForm), (found) => ({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the form names the parts alone
    name: found[1] as keyof FramedParts,
    from: found.index,
    to: found.index + found[0].length,
  }));

const slotForm = /\{\{-?\s*mail\.(locale|subject|preview|text|small)\s*-?\}\}/g;

export const withoutComments = (text: string): string =>
  text.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));

/** The whole mail, as a worker turns it into HTML. */
export function composeFrame(frame: string, parts: FramedParts): string {
  let rest = 0;
  const written = slotsOf(frame).map(({ name, from, to }) => {
    const before = frame.slice(rest, from);
    rest = to;
    return before + (isMjml(name) ? parts[name] : inMjml(parts[name]));
  });
  return written.join('') + frame.slice(rest);
}

const isMjml = (name: keyof FramedParts): boolean => name === 'text' || name === 'small';

/** A plain text with Liquid as MJML has it. */
const inMjml = (text: string): string =>
  Array.from(masked(text), (letter, at) => escapes[letter] ?? text.charAt(at)).join('');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
