import type { Reader } from './localize.ts';

/** Several words one after the other, in the punctuation of the reader. */
export const listed = (words: readonly string[], { locale }: Reader): string =>
  words.join(locale === 'zh-CN' ? '、' : ', ');
