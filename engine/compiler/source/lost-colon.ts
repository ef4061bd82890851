import { rowsOf } from './rows.ts';
import type { OffsetDiagnostic } from './source.ts';

/** The first line at the margin of a text that is no YAML, where only keys can stand, whose word has no colon. */
export function lostColon(text: string): OffsetDiagnostic | undefined {
  for (const { line, from } of rowsOf(text)) {
    const [, word = '', rest = ''] = /^([A-Za-z][\w-]*)(?:\s+(\S.*))?\s*$/.exec(line) ?? [];
    if (word === '' || rest.startsWith(':') || isEntryOfBrackets(line)) continue;
    return {
      code: 'yaml-syntax',
      message: `behind "${word}" a colon is missing`,
      hint:
        rest === '' || rest.startsWith('#')
          ? `write "${word}:"`
          : `write "${word}: " before the rest of the line`,
      from,
      to: from + word.length,
    };
  }
  return undefined;
}

const isEntryOfBrackets = (line: string): boolean => /^[^{[]*[}\],]/.test(line);
