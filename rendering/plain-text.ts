import { compile } from 'html-to-text';

const paragraph = { leadingLineBreaks: 2, trailingLineBreaks: 2 };

/** Tables of data as columns, those that only lay out as paragraphs, the preview left out. */
const convertAt = (wordwrap: number | false, maxColumnWidth: number) =>
  compile({
    wordwrap,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { linkBrackets: false } },
      { selector: 'table', format: 'dataTable', options: { maxColumnWidth } },
      { selector: 'table[role="presentation"]', format: 'block' },
      { selector: 'div[style*="display:none"]', format: 'skip' },
      { selector: 'div[style*="font-family"]', format: 'block', options: paragraph },
    ],
  });

const wrapped = convertAt(78, 60);
const whole = convertAt(false, Infinity);

/** The text part of a mail, in lines as long as mails have them. */
export const plainText = (html: string): string => wrapped(html).trim();

/** The same for a page, which breaks lines itself. */
export const unwrappedText = (html: string): string => whole(html).trim();
