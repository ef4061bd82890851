import { cleanText, hasControls } from '../../case/clean-text.ts';

/**
 * A text that leaves the direction of the letters around it alone: one with letters that are read from right to left stands between
 * marks (U+2068, U+2069), which work in subjects as in HTML; what would turn letters round is left out.
 */
export function isolated(text: string): string {
  const plain = hasControls(text) ? cleanText(text) : text;
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

const rightToLeft =
  /[\u061C\u200F]|[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
