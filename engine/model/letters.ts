/** How many letters a text has, as JSON Schema counts them: code points, so that one letter outside of the first plane is not two. */
export const lettersIn = (text: string): number => Array.from(text).length;

/** What a page may tell a browser, which counts a letter outside of the first plane twice: it never stops anybody earlier than we would. */
export const mostUnits = (letters: number): number => 2 * letters;
