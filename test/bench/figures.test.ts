import { percentile } from '../../bench/batch.ts';
import { figure, ratio, table } from '../../bench/table.ts';

test.each([
  ['the middle of three', [3, 1, 2], 0.5, 2],
  ['the middle of four is the lower one', [4, 3, 2, 1], 0.5, 2],
  ['the 95th of a hundred', Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
  ['the only one', [7], 0.95, 7],
])('percentile: %s', (_title, values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

test('figures stand under each other', () => {
  const rows = [
    ['a', figure(1234.4), ratio(0.5)],
    ['long one', figure(7), ratio(1.5)],
  ];
  expect(table(['course', 'bytes', 'ratio'], rows)).toBe(
    [
      '| course   | bytes | ratio |',
      '| -------- | ----: | ----: |',
      '| a        | 1,234 |  0.50 |',
      '| long one |     7 |  1.50 |',
    ].join('\n'),
  );
});
