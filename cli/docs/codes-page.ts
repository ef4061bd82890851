import { diagnosticCodes } from '../../engine/compiler/source/codes.ts';
import { definitionCodes } from '../../engine/compiler/source/definition-codes.ts';
import { expressionCodes } from '../../engine/expression/check/codes.ts';
import { code, page, table } from './markdown.ts';

/** `codes.md`: what each code of a finding stands for. */
export function codesPage(): string {
  const own = Object.entries(diagnosticCodes).filter(
    ([name]) => !(name in definitionCodes) && !(name in expressionCodes),
  );
  return page(
    '# Codes of findings',
    'Made by `tidings docs` from the tables of the compiler; do not edit. `tidings check` prints every finding with its place, what is wrong there, and what to do.',
    '## Files and flows',
    tableOf(own),
    '## The other definitions',
    tableOf(Object.entries(definitionCodes)),
    '## Expressions',
    tableOf(Object.entries(expressionCodes)),
  );
}

const tableOf = (rows: readonly (readonly [string, string])[]): string =>
  table(
    ['code', 'means'],
    rows.map(([name, meaning]) => [code(name), meaning]),
  );
