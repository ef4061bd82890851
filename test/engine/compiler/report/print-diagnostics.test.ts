import { printDiagnostics } from '../../../../engine/compiler/report/print-diagnostics.ts';
import type { Diagnostic } from '../../../../engine/model/diagnostic.ts';

const print = (line: string, [column, endColumn]: readonly [number, number]) => {
  const diagnostic: Diagnostic = {
    code: 'unknown-key',
    severity: 'error',
    file: 'flows/a.yaml',
    line: 2,
    column,
    endLine: 2,
    endColumn,
    message: '"b" is not a key',
    hint: 'remove it',
  };
  return printDiagnostics([diagnostic], new Map([['flows/a.yaml', `first\n${line}\nlast\n`]]));
};

test('a finding is told with its line, a mark and what to do', () => {
  expect(print('  templat: x', [3, 10])).toBe(
    [
      'flows/a.yaml:2:3 error unknown-key',
      '    templat: x',
      '    ^^^^^^^',
      '  "b" is not a key',
      '  remove it',
      '',
    ].join('\n'),
  );
});

test.each<[string, string, readonly [number, number], string]>([
  ['Chinese characters take two columns', '标题: x: 值', [8, 9], '           ^^'],
  ['nothing is marked by one caret', 'a:', [3, 3], '    ^'],
  ['a tab is one column', '\ta: b', [5, 6], '      ^'],
])('%s', (_title, line, columns, marks) => {
  expect(print(line, columns).split('\n')[2]).toBe(marks);
});

test('a long line is cut to 80 characters around the place', () => {
  const [, shown = '', marks = ''] = print(
    `${'x'.repeat(200)}HERE${'y'.repeat(200)}`,
    [201, 205],
  ).split('\n');
  expect(shown).toHaveLength(2 + 80);
  expect(shown.slice(marks.indexOf('^'), marks.length)).toBe('HERE');
});

test('a file that is not there is told without a line', () => {
  expect(
    printDiagnostics(
      [
        {
          ...({} as Diagnostic),
          code: 'file-missing',
          severity: 'error',
          file: 'case.yaml',
          line: 1,
          column: 1,
          message: 'm',
          hint: 'h',
        },
      ],
      new Map(),
    ),
  ).toBe('case.yaml:1:1 error file-missing\n  m\n  h\n');
});
