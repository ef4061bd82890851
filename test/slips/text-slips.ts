import { dropped, misspelt, oneOf } from './slip-edits.ts';
import type { SlipMakers } from './slip.ts';
import { within } from './within.ts';

/** Slips in texts of mails, and in the frame around them. */
export const textSlips: SlipMakers = {
  liquid: [
    700,
    within(
      'liquid',
      (path) => /\.(mjml|md)$/.test(path),
      /\{\{.*?\}\}|\{%.*?%\}/g,
      oneOf(
        ([all]) => all.slice(1),
        ([all]) => all.slice(0, -1),
        ([all]) => `{ ${all.slice(1)}`,
        ([all]) => all.replace('{{', '｛｛').replace('}}', '｝｝'),
        ([all]) => all.replace(/\| *when/, ''),
        ([all]) => all.replace(/ \}\}/, ' | when }}'),
        (found, random) =>
          found[0].replace(/[a-zA-Z]{3,}/, (word) => misspelt([word], random) ?? word),
      ),
    ),
  ],
  markdown: [
    500,
    within(
      'markdown',
      (path) => path.endsWith('.md'),
      /\*\*|\[[^\]\n]*\]\([^)\n]*\)|^(?:#+|-|\d+\.) |^\|.*\|$|\\$|^---$|^(?:subject|preview): .*$/gm,
      oneOf(
        dropped,
        misspelt,
        ([all]) => all.slice(1),
        ([all]) => all.slice(0, -1),
        ([all]) => ` ${all}`,
        ([all]) => all + all,
        ([all]) => all.replace('](', '] ('),
      ),
    ),
  ],
  mjml: [
    200,
    within(
      'mjml',
      (path) => path.endsWith('.mjml'),
      /<\/?[a-z][^>]*>/g,
      oneOf(
        dropped,
        ([all]) => all.slice(0, -1),
        ([all]) => all.slice(1),
        (found, random) =>
          found[0].replace(/[a-z-]{3,}/, (word) => misspelt([word], random) ?? word),
      ),
    ),
  ],
};
