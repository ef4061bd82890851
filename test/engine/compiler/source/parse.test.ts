import { parse } from '../../../../engine/compiler/source/parse.ts';

const codesIn = (text: string) =>
  parse(text, 'a.yaml').diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);

test.each([
  ['a map', 'a: 1\n', []],
  ['anchors and aliases', 'a: &x [1]\nb: *x\n', []],
  ['nothing', '', ['yaml-empty 1:1']],
  ['a list', '- a\n', ['yaml-not-a-map 1:1']],
  ['a text', 'hello\n', ['yaml-not-a-map 1:1']],
  ['two documents', 'a: 1\n---\nb: 2\n', ['yaml-several-documents 2:1']],
  ['a tab', 'a:\n\tb: 1\n', ['yaml-syntax 2:1']],
  ['an open quote', 'a: "b\n', ['yaml-syntax 1:4']],
  ['a key that is a list', '[a]: 1\n', ['yaml-syntax 1:1']],
  [
    'the same key twice',
    'a: 1\nb: { c: 1, c: 2 }\na: 2\n',
    ['yaml-duplicate-key 2:12', 'yaml-duplicate-key 3:1'],
  ],
  ['a key for mischief', 'a: { __proto__: { admin: true } }\n', ['yaml-forbidden-key 1:6']],
  ['an alias of nothing', 'a: *b\n', ['yaml-unknown-alias 1:4']],
  ['an alias inside its anchor', 'a: &b [*b]\n', ['yaml-unknown-alias 1:8']],
  ['a tag', 'a: !!js/function b\n', ['yaml-value 1:4']],
  ['infinity', 'a: .inf\n', ['yaml-value 1:4']],
  ['yes and no are texts', 'a: yes\nb: 012\n', []],
])('%s', (_title, text, diagnostics) => {
  expect(codesIn(text)).toEqual(diagnostics);
});

const aliasBomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`),
].join('\n');

test.each([
  ['256 KiB and a byte', 'a'.repeat(256 * 1024 + 1), 'file-too-large'],
  ['100,000 Chinese characters', '门'.repeat(100_000), 'file-too-large'],
  ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0', 'file-unreadable'],
  ['bytes that are not UTF-8', 'a: \ufffd\ufffd', 'file-unreadable'],
  ['lists 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), 'yaml-too-deep'],
  ['maps 10,000 deep', '{a: '.repeat(10_000), 'yaml-too-deep'],
  ['block lists 10,000 deep', '- '.repeat(10_000), 'yaml-too-deep'],
  ['aliases that multiply', aliasBomb, 'yaml-aliases'],
  ['ten thousand aliases', `a: &a 1\nb: [${'*a, '.repeat(10_000)}]`, 'yaml-aliases'],
  ['ten thousand anchors', '&a '.repeat(10_000), 'yaml-aliases'],
  ['brackets at random', '}{]['.repeat(60_000), 'yaml-syntax'],
  ['escapes that are none', `"${'\\q'.repeat(130_000)}"`, 'yaml-syntax'],
  ['colons without end', '- a: b: c\n'.repeat(26_000), 'yaml-syntax'],
  ['a list of 85,000', `a: [${'1, '.repeat(85_000)}]`, 'yaml-too-many'],
  ['one key 4,000 times', '"a":\n'.repeat(4_000), 'yaml-duplicate-key'],
])('%s cost little and are one kind of finding', (_title, text, code) => {
  const { diagnostics } = parse(text, 'a.yaml');
  expect(new Set(diagnostics.map((one) => one.code))).toEqual(new Set([code]));
  expect(diagnostics.length).toBeLessThanOrEqual(20);
});

const text = `steps:
  - tell: "a ß"   # comment
    with: &w { name: =case.x }
  - empty:
    again: *w
    long: >
      folded text
`;

test.each([
  ['a key', ['steps', 0, 'tell'], 'key', '2:5-2:9'],
  ['a value', ['steps', 0, 'tell'], 'value', '2:11-2:16'],
  ['an entry of a list', ['steps', 0], 'value', '2:5-3:31'],
  ['the value of an alias', ['steps', 1, 'again', 'name'], 'value', '3:22-3:29'],
  ['an empty value is at its key', ['steps', 1, 'empty'], 'value', '4:5-4:10'],
  ['what does not exist is at its parent', ['steps', 0, 'within'], 'key', '2:5-3:31'],
] as const)('at: %s', (_title, path, what, range) => {
  const { line, column, endLine, endColumn } = parse(text, 'a.yaml').at(path, what);
  expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(range);
});

test.each([
  ['plain', ['steps', 0, 'with', 'name'], [1, 5], '3:23-3:27'],
  ['quoted', ['steps', 0, 'tell'], [2, 3], '2:14-2:15'],
  ['folded: the whole value', ['steps', 1, 'long'], [0, 6], '6:11-7:18'],
] as const)('within: %s', (_title, path, [start, end], range) => {
  const { line, column, endLine, endColumn } = parse(text, 'a.yaml').within(path, start, end);
  expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(range);
});
