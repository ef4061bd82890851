import { readFileSync } from 'node:fs';
import { parse } from '../../../../engine/compiler/source/parse.ts';

// What a text that is no YAML is told: one cause, at its place, in the words of an author.

test.each<[string, string, string, RegExp, RegExp]>([
  [
    'a full-width colon behind a key',
    'a: 1\nrejected：[x]\nb: 2\n',
    '2:9',
    /full-width colon \(U\+FF1A\)/,
    /write ":"/,
  ],
  [
    'the same in an entry of a list',
    'steps:\n  - approve: x\n    by：hr\n    within: 1h\n',
    '3:7',
    /full-width colon/,
    /":"/,
  ],
  [
    'a full-width comma between entries',
    '- b: { x: 1，y: 2 }\n',
    '1:12',
    /full-width comma \(U\+FF0C\)/,
    /write ","/,
  ],
  [
    'a no-break space in the indentation',
    'a:\n\u00a0 b: 1\n  c: 2\n',
    '2:1',
    /a no-break space \(U\+00A0\) stands here/,
    /plain space/,
  ],
  [
    'an invisible character before a key',
    'a: 1\n\u200bb: 2\n  c: 3\n',
    '2:1',
    /an invisible character \(U\+200B\)/,
    /delete it/,
  ],
  [
    'a dash of a word processor',
    'a:\n  - x\n  – y: 1\n',
    '3:3',
    /a dash and no hyphen \(U\+2013\)/,
    /write "-"/,
  ],
  [
    'quotes of a word processor',
    'a: “x: y”\n',
    '1:4',
    /a typographic quote \(U\+201C\)/,
    /straight quote/,
  ],
  [
    'a brace that is never closed',
    'a:\n  - { tell: x, y: 1\n  - { b: 1 }\n',
    '2:5',
    /"\{" is opened here and never closed/,
    /add "\}"/,
  ],
  [
    'a bracket that is never closed',
    'a: [1, 2\nb: 3\n',
    '1:4',
    /"\[" is opened here and never closed/,
    /add "\]"/,
  ],
  ['a brace that closes nothing', 'a: { b: 1 } }\nc: 2\n', '1:13', /closes nothing/, /remove it/],
  [
    'a bracket closed by a brace',
    'a: [1, 2}\nb: 3\n',
    '1:9',
    /"\}" stands where "\]" is needed/,
    /close "\["/,
  ],
  [
    'a quote that is never closed',
    'a: "b\nc: 1\nd: "x"\n',
    '1:4',
    /a quote is opened here and never closed/,
    /add "/,
  ],
  [
    'two versions that could not be merged',
    'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n',
    '2:1',
    /two versions of the file were merged/,
    /keep one of the two, and delete the lines/,
  ],
  ['two colons in a line', 'a: b: c\nd: 1\n', '1:1', /": " stands twice/, /in quotes/],
  ['a list behind a colon', 'end: - a\n', '1:6', /a list cannot begin behind a colon/, /next line/],
  [
    'a line too deep',
    'steps:\n  - a: 1\n    b: 2\n      c: 3\n    d: 4\n',
    '4:7',
    /has its value already/,
    /by 4/,
  ],
  [
    'a line too shallow',
    'steps:\n  - a: x\n    c: x\n   by: y\n    d: 1h\n',
    '4:4',
    /indented by 3, and nothing around it is/,
    /by 4/,
  ],
  [
    'an entry of an inner list one step out',
    'steps:\n  - a: x\n    b:\n      - { to: a }\n      - { to: b }\n    - { to: c }\n    c: d\n',
    '6:5',
    /entry of a list stands where keys stand/,
    /by 6/,
  ],
  [
    'a key among entries',
    'steps:\n  - approve: x\n  by: y\n  - end: a\n',
    '3:3',
    /this key stands where entries of a list stand/,
    /by 4/,
  ],
  [
    'the first entry of a block too deep',
    'a: 1\nb:\n   - c: 1\n  - e: 1\n  - f: 1\n',
    '3:4',
    /the lines around it otherwise/,
    /by 2/,
  ],
  [
    'a key that has lost its colon',
    'a: 1\nsteps\n  - b: 1\n',
    '2:1',
    /behind "steps" a colon is missing/,
    /write "steps:"/,
  ],
  [
    'no space behind a colon',
    'b: 2\na:1\n',
    '2:1',
    /no ":"|no space|two lines/,
    /a space behind the colon/,
  ],
  [
    'an exclamation mark in place of a digit',
    'within: !0 days\n',
    '1:9',
    /"!0" begins with "!"/,
    /without "!"/,
  ],
  ['a text that begins with a sign', 'a: %x\n', '1:4', /cannot begin with "%"/, /in quotes/],
  [
    'a path of Windows in double quotes',
    'a: "c:\\q"\n',
    '1:7',
    /means nothing inside of double quotes/,
    /single quotes/,
  ],
  [
    'a marker',
    'subject: {{ case.position.title }}\n',
    '1:11',
    /begins with "\{\{"/,
    /whole text in quotes/,
  ],
  ['a list as a key', '? [a, b]\n: 1\n', '1:3', /cannot be a key/, /plain text/],
  ['a merge key', 'b: &b { x: 1 }\nc:\n  <<: *b\n', '3:3', /merges nothing/, /alias/],
  ['line ends of old Macs', 'a: 1\rb: 2\r', '1:5', /carriage return/, /LF/],
  ['a letter that was lost on the way', 'a: 1\nb: x\ufffd\n', '2:5', /not text in UTF-8/, /UTF-8/],
  [
    'the first of two lines too deep',
    "subject:\n      en: 'x'\n  zh-CN: 'y'\n",
    '2:7',
    /indented by 6, and the lines around it otherwise/,
    /indent it by 2/,
  ],
  [
    'a key that has left the map whose entries follow it',
    'a:\n  - b: 1\nc:\n      d: 1\n      e: 2\n    f: 3\n    g: 4\n',
    '3:1',
    /indented by 0, and the lines around it otherwise/,
    /indent it by 4/,
  ],
  [
    'the first key of a map, beside the key that it belongs to',
    'class: x\nsubject:\nen: a\n  zh: b\nrequires: []\n',
    '3:1',
    /indented by 0, and the lines around it otherwise/,
    /indent it by 2/,
  ],
  ['a tab', 'a:\n  b: 1\n\tc: 1\n', '3:1', /indented by a tab/, /spaces/],
  ['a comma that is missing', 'b: { c: 1 d: 2 }\n', '1:9', /a comma is missing/, /","/],
  ['a comment without a space', 'a: "x"#y\n', '1:7', /a comment needs a space/, /" #"/],
])('%s', (_title, text, place, message, hint) => {
  const { diagnostics } = parse(text, 'a.yaml');
  expect(diagnostics.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
  expect(diagnostics[0]?.message).toMatch(message);
  expect(diagnostics[0]?.hint).toMatch(hint);
});

const shipped = readFileSync('definitions/flows/core-transparent.yaml', 'utf8');
const lines = shipped.split('\n');

/** Of all ways to spoil the shipped flow, those that are no YAML: how many, and how many are told on the line that was spoiled. */
function toldOnLine(spoiled: Iterable<readonly [line: number, text: string]>) {
  const count = { refused: 0, onLine: 0 };
  for (const [line, text] of spoiled) {
    const { diagnostics } = parse(text, 'a.yaml');
    if (diagnostics.length === 0) continue;
    count.refused += 1;
    if (diagnostics.some((one) => one.line === line)) count.onLine += 1;
  }
  return count;
}

function* withLineMoved(): Generator<readonly [number, string]> {
  for (const [index, line] of lines.entries())
    for (const by of [-4, -2, -1, 1, 2, 4]) {
      const indent = line.length - line.trimStart().length;
      if (line.trim() === '' || line.startsWith('#') || indent + by < 0) continue;
      yield [index + 1, lines.with(index, ' '.repeat(indent + by) + line.trimStart()).join('\n')];
    }
}

function* without(sign: string): Generator<readonly [number, string]> {
  for (const { index } of shipped.matchAll(new RegExp(`\\${sign}`, 'g')))
    yield [
      shipped.slice(0, index).split('\n').length,
      shipped.slice(0, index) + shipped.slice(index + 1),
    ];
}

test.each<[string, Iterable<readonly [number, string]>, number]>([
  ['a line that is moved', withLineMoved(), 0.94],
  ['a lost "{"', without('{'), 1],
  ['a lost "}"', without('}'), 1],
  ['a lost "["', without('['), 1],
  ['a lost "]"', without(']'), 1],
  ['a lost ","', without(','), 1],
])('%s in the shipped flow is told on its line', (_title, spoiled, share) => {
  const { refused, onLine } = toldOnLine(spoiled);
  expect(refused).toBeGreaterThanOrEqual(10);
  expect(onLine / refused).toBeGreaterThanOrEqual(share);
});
