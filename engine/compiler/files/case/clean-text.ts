/** A text without what nobody can see or mean: control characters, what turns the direction of letters round, halves of letters. */
export const cleanText = (text: string): string =>
  withoutHalves(text)
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(invisible, '')
    .trim();

/** A text in one line, as names and titles are. */
export const oneLine = (text: string): string => cleanText(text).replaceAll(/\s+/g, ' ');

/** Whether nothing of a text can be seen. */
export const isBlank = (text: string): boolean => cleanText(text).replaceAll(unseen, '') === '';

/** Whether a text has characters that turn the direction of the letters behind it round, or control a device. */
export const hasControls = (text: string): boolean => text.search(invisible) >= 0;

// Joiners (U+200C, U+200D) and marks of direction (U+200E, U+200F, U+061C) stay: names of people need them.
const invisible =
  // oxlint-disable-next-line no-control-regex -- they are looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0001}]/gu;

/** Letters that show nothing: blanks of every width, fillers of Hangul, empty Braille, joiners and marks without anything to join. */
const unseen = /[\s\u2800]|\p{Default_Ignorable_Code_Point}/gu;

const withoutHalves = (text: string): string =>
  text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
