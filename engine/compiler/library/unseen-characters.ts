import type { Diagnostic } from '../../model/diagnostic.ts';
import { diagnosticAt } from '../source/source.ts';
import { codePointOf } from '../source/strange-characters.ts';

/**
 * Warns of characters that nobody sees or that were lost on the way, in texts for people too: the first of each line about which nothing
 * else is said. A joiner, a soft hyphen and a mark of direction have their use in some languages.
 */
export function unseenCharacters(
  file: string,
  text: string,
  told: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (!unseen.test(text)) return [];
  return text.split('\n').flatMap((written, index): readonly Diagnostic[] => {
    const found = unseen.exec(written);
    const line = index + 1;
    if (found === null || isComment(written, file)) return [];
    if (mails.test(file) && found[0].startsWith('\\u')) return [];
    if (told.some((one) => one.file === file && one.line <= line && one.endLine >= line)) return [];
    const column = found.index + 1;
    return [
      diagnosticAt(
        { file },
        { line, column, endLine: line, endColumn: column + found[0].length },
        { code: 'unseen-character', severity: 'warning', ...explain(characterOf(found[0])) },
      ),
    ];
  });
}

/** As they are, or written by their number, as a text in double quotes may. */
const unseen =
  /(?![\t\n\r])\p{Cc}|[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]|\\u(?:200b|202[a-e]|2060|206[6-9]|feff|fffd)/iu;

/** The character that was found. */
const characterOf = (found: string): string =>
  found.startsWith('\\u') ? String.fromCodePoint(Number.parseInt(found.slice(2), 16)) : found;

const mails = /\.(?:mjml|md)$/;

const isComment = (line: string, file: string): boolean =>
  !mails.test(file) && line.trimStart().startsWith('#');

function explain(written: string): { readonly message: string; readonly hint: string } {
  const number = codePointOf(written);
  if (written === '\ufffd')
    return {
      message: `a letter was lost here, and the sign for that is left (${number})`,
      hint: 'write the letter again; it is lost when a file is saved in another encoding than UTF-8',
    };
  const what = /[\u202a-\u202e\u2066-\u2069]/.test(written)
    ? 'an invisible character that turns the direction of the text'
    : 'an invisible character';
  return { message: `${what} (${number}) stands here`, hint: 'delete it' };
}
