import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkExpression,
  type ExpectedType,
} from '../../../../engine/expression/check/check-expression.ts';
import { environment } from '../sample.ts';

// Each row: the expression with its wrong part in [[ ]], then code and message, then what to do.
const table = readFileSync(join(import.meta.dirname, 'diagnostics.txt'), 'utf8');

const cases = table.split(/^# /m).flatMap((section) =>
  Array.from(
    section.matchAll(/^ {2}(\S.*)\n {4}([\w-]+): (.*)\n {4}(.*)$/gm),
    ([, marked, ...found]) => ({
      expected: section.slice(0, section.indexOf('\n')) as ExpectedType,
      marked: marked ?? '',
      found,
    }),
  ),
);

test.each(cases)('as $expected: $marked', ({ expected, marked, found: [code, message, hint] }) => {
  const start = marked.indexOf('[[');
  // The last of several closing brackets: `[[case["nmae"]]]` ends with one of its own.
  const end = /\]\](?!\])/.exec(marked.slice(start))?.index ?? 0;
  const inside = marked.slice(start + 2, start + end);
  const cel = marked.slice(0, start) + inside + marked.slice(start + end + 2);
  expect(checkExpression(cel, environment, expected)).toEqual({
    code,
    start,
    end: start + inside.length,
    message,
    hint,
  });
});

test('the table is read whole', () => {
  expect(cases).toHaveLength(88);
});
