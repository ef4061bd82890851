import { compile } from 'html-to-text';

const paragraph = { leadingLineBreaks: 2, trailingLineBreaks: 2 };

/** The text part of a mail: tables of data as columns, those that only lay out as paragraphs, the preview left out. */
const convert = compile({
  wordwrap: 78,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { linkBrackets: false } },
    { selector: 'table', format: 'dataTable' },
    { selector: 'table[role="presentation"]', format: 'block' },
    { selector: 'div[style*="display:none"]', format: 'skip' },
    { selector: 'div[style*="font-family"]', format: 'block', options: paragraph },
  ],
});

export const plainText = (html: string): string => convert(html).trim();
