import { parse } from '../../../../engine/compiler/source/parse.ts';

// A key at the margin that has lost its colon is told at its own line, whatever stands below it.

test.each<[string, string, string, RegExp, RegExp]>([
  [
    'a key at the margin that has lost its colon, entries of its map further below',
    'a: 1\nsteps # all\n  # the first\n  b: { c: 1 }\n  d: 2\n',
    '2:1',
    /behind "steps" a colon is missing/,
    /write "steps:"/,
  ],
  [
    'a key at the margin that has lost its colon before its value',
    'a: 1\nkeep { c: 1, d: 2 }\nb: 2\n',
    '2:1',
    /behind "keep" a colon is missing/,
    /write "keep: " before the rest of the line/,
  ],
  [
    'the first key, the others below it',
    'flow a\ntitle: b\n',
    '1:1',
    /behind "flow" a colon is missing/,
    /write "flow: "/,
  ],
  [
    'words at the margin inside of brackets',
    'a: [\nb c,\nd e ]\nf: { x: 1 y: 2 }\n',
    '2:1',
    /flow sequence/,
    /brackets/,
  ],
])('%s', (_title, text, place, message, hint) => {
  const { diagnostics } = parse(text, 'a.yaml');
  expect(diagnostics.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
  expect(diagnostics[0]?.message).toMatch(message);
  expect(diagnostics[0]?.hint).toMatch(hint);
});
