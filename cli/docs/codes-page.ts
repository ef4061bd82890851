import { definitionCodes, flowCodes, sceneCodes } from '../../engine/compiler/source/codes.ts';
import { expressionCodes } from '../../engine/expression/check/codes.ts';
import { code, page, table } from './markdown.ts';

/** `codes.md`: the meaning of each code of a diagnostic. */
export const codesPage = (): string =>
  page(
    '# Codes of findings',
    'Made by `tidings docs` from the tables of the compiler; do not edit. `tidings check` prints every finding with its place, what is wrong there, and what to do.',
    '## Files and flows',
    tableOf({ ...flowCodes, ...sceneCodes }),
    '## The other definitions',
    tableOf(definitionCodes),
    '## Expressions',
    tableOf(expressionCodes),
  );

const tableOf = (codes: Readonly<Record<string, string>>): string =>
  table(
    ['code', 'means'],
    Object.entries(codes).map(([name, meaning]) => [code(name), meaning]),
  );
