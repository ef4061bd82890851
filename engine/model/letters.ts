/** How many letters a text has, as JSON Schema counts them: code points, so that one letter outside of the first plane is not two. */
export const lettersIn = (text: string): number => Array.from(text).length;

/** Whether a database keeps a text as it is: one with an empty byte or half a letter (a surrogate alone) it does not. */
export const isStorableText = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);

/** What a page may tell a browser, which counts a letter outside of the first plane twice: it never stops anybody earlier than we would. */
export const mostUnits = (letters: number): number => 2 * letters;
