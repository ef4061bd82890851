import { compileAll } from '../../../../engine/compiler/compile.ts';
import { compileHouse } from '../../../../engine/compiler/files/house/compile-house.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { diagnosticLines } from '../findings.ts';
import { surroundingFiles } from '../fixtures.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
const pictures = {
  'logo.svg': svg,
  'script.svg': svg.replace('<path', '<script>alert(1)</script><path'),
  'clicked.svg': svg.replace('<path', '<path onclick="alert(1)"'),
  'elsewhere.svg': svg.replace('<path', '<image href="https://example.com/a.png"/><path'),
  'large.svg': svg.replace('M0', `M0${' 0'.repeat(50_001)}`),
  'page.svg': '<html></html>',
};

const compile = (yaml: string) =>
  compileHouse(parse(yaml, 'house.yaml'), {
    outcomes: ['accepted', 'rejected', 'withdrawn'],
    pictures: new Map(Object.entries(pictures)),
  });

test.each([
  ['keep: 3 years', { outcomes: {}, else: { months: 36 } }],
  [
    'keep: { accepted: 10 years, else: 90 days }',
    { outcomes: { accepted: { months: 120 } }, else: { days: 90 } },
  ],
  ['keep: { else: 1 day }', { outcomes: {}, else: { days: 1 } }],
  ['{}', undefined],
])('%s', (yaml, keep) => {
  expect(compile(yaml)).toEqual({ value: keep ? { keep } : {}, diagnostics: [] });
});

test('a company has a name, and may have a logo, a color and an imprint', () => {
  const yaml = `company: { name: { en: Northwind, zh-CN: 北风 }, logo: logo.svg, color: '#0b5cad', imprint: By the sea }`;
  expect(compile(yaml)).toEqual({
    value: {
      company: {
        name: { en: 'Northwind', 'zh-CN': '北风' },
        logo: svg,
        color: '#0b5cad',
        imprint: 'By the sea',
      },
    },
    diagnostics: [],
  });
  expect(compile('company: { name: Northwind }').value).toEqual({ company: { name: 'Northwind' } });
});

test.each<[string, string]>([
  ['{ logo: logo.svg }', '1:1 missing-key: "name" is missing in a company'],
  ['{ name: N, logo: ../logo.svg }', '1:27 wrong-value: "../logo.svg" is not an SVG file'],
  ['{ name: N, logo: logo.png }', '1:27 wrong-value: "logo.png" is not an SVG file'],
  ['{ name: N, logo: lgo.svg }', '1:27 wrong-value: there is no file "lgo.svg" beside house.yaml'],
  ['{ name: N, logo: page.svg }', '1:27 wrong-value: "page.svg" is no SVG'],
  [
    '{ name: N, logo: script.svg }',
    '1:27 wrong-value: "script.svg" holds more than a picture, such as a script',
  ],
  [
    '{ name: N, logo: clicked.svg }',
    '1:27 wrong-value: "clicked.svg" holds more than a picture, such as a script',
  ],
  [
    '{ name: N, logo: elsewhere.svg }',
    '1:27 wrong-value: "elsewhere.svg" loads something from elsewhere',
  ],
  ['{ name: N, logo: large.svg }', '1:27 wrong-value: "large.svg" is larger than 100 kB'],
  ['{ name: N, color: blue }', '1:28 wrong-value: "blue" is not a color'],
  [
    "{ name: N, color: '#7799ff' }",
    '1:28 wrong-value: white letters on #7799ff can hardly be read: their contrast is 2.7 to 1',
  ],
  [
    "{ name: N, color: '#767676' }",
    '1:28 wrong-value: white letters on #767676 can hardly be read: their contrast is 4.5 to 1',
  ],
  [
    '{ name: "North\\nwind" }',
    '1:18 wrong-value: the name has a line break or another control character in it',
  ],
  [
    '{ name: { en: Northwind, zh-CN: "北\\t风" } }',
    '1:42 wrong-value: the name has a line break or another control character in it',
  ],
  [
    '{ name: { en: Northwind } }',
    '1:20 missing-key: "zh-CN" is missing in a map of texts by locale',
  ],
])('company: %s', (yaml, line) => {
  expect(diagnosticLines(compile(`company: ${yaml}`).diagnostics)).toEqual([line]);
});

test('a color without quotes is a comment, and the hint says so', () => {
  expect(compile('company:\n  name: N\n  color: #0b5cad').diagnostics).toMatchObject([
    {
      message: '"color" has no value',
      hint: "write a color behind the colon, in quotes, such as '#0b5cad'",
    },
  ]);
});

const noPeriod = (place: string, written: string) =>
  `${place} wrong-value: "${written}" is not a period`;

test.each<[string, readonly string[]]>([
  ['keeep: 3 years', ['1:1 unknown-key: "keeep" is not a key of a house']],
  [
    'keep: { accepted: 10 years }',
    ['1:1 missing-key: "else" is missing in a map of periods by outcome'],
  ],
  ['keep: {}', ['1:1 missing-key: "else" is missing in a map of periods by outcome']],
  ['keep:', ['1:1 wrong-type: "keep" has no value']],
  [
    'keep: 3',
    ['1:7 wrong-type: "keep" must be a period, or a map of periods by outcome, not a number'],
  ],
  [
    'keep: [3 years]',
    ['1:7 wrong-type: "keep" must be a period, or a map of periods by outcome, not a list'],
  ],
  ['keep: forever', [noPeriod('1:7', 'forever')]],
  ['keep: 3 business days', [noPeriod('1:7', '3 business days')]],
  ['keep: 0 days', [noPeriod('1:7', '0 days')]],
  ['keep: { else: 12h }', [noPeriod('1:15', '12h')]],
  ['keep: { else: null }', ['1:9 wrong-type: "else" has no value']],
  ['keep: 101 years', ['1:7 wrong-value: "101 years" is more than a hundred years']],
  ['keep: { else: 99999 years }', ['1:15 wrong-value: "99999 years" is more than a hundred years']],
  [
    'keep: { acepted: 10 years, else: 3 years }',
    ['1:9 unknown-outcome: no flow ends with "acepted"'],
  ],
  [
    'keep: { Accepted: 10 years, else: 3 years }',
    ['1:9 wrong-value: "Accepted" is not a name for a key of "keep"'],
  ],
  ['- keep: 3 years', ['1:1 yaml-not-a-map: the file is not a map of keys and values']],
])('found in %s', (yaml, expected) => {
  expect(diagnosticLines(compile(yaml).diagnostics)).toEqual(expected);
});

const hints = (yaml: string) => compile(yaml).diagnostics.map(({ hint }) => hint);

test('what to write instead is said', () => {
  expect(hints('keep: 3')).toEqual([
    'write for instance "3 years", "{ accepted: 10 years, else: 3 years }"',
  ]);
  expect(hints('keep: { else: 3 yrs }')).toEqual([
    'write for instance "90 days", "18 months", "3 years"',
  ]);
  expect(hints('keep: { acepted: 1 year, else: 1 year }')).toEqual(['did you mean "accepted"?']);
  expect(hints('kepe: 3 years')).toEqual(['did you mean "keep"?']);
  expect(hints('keep: { accepted: 10 years }')).toEqual([
    'add "else: 3 years", for cases that end otherwise',
  ]);
});

test.each<[string, Readonly<Record<string, string>>, object | undefined, string[], boolean]>([
  ['no house', {}, {}, [], true],
  [
    'a house',
    { 'house.yml': 'keep: 1 year' },
    { keep: { outcomes: {}, else: { months: 12 } } },
    [],
    true,
  ],
  [
    'a faulty house, on which every flow stands',
    { 'house.yaml': 'keep: 1' },
    undefined,
    ['house.yaml:1:7 wrong-type'],
    false,
  ],
  [
    'two houses',
    { 'house.yaml': 'keep: 1 year', 'house.yml': 'keep: 1 year' },
    undefined,
    ['house.yml:1:1 two-files'],
    false,
  ],
  [
    'an outcome that no flow has',
    { 'house.yaml': 'keep: { won: 1 year, else: 1 year }' },
    expect.anything(),
    ['house.yaml:1:9 unknown-outcome'],
    true,
  ],
  [
    'a slip in an outcome, by which cases would be kept as long as others',
    { 'house.yaml': 'keep: { rejectd: 1 year, else: 3 years }' },
    undefined,
    ['house.yaml:1:9 unknown-outcome'],
    false,
  ],
  [
    'an outcome that may be that of a flow with faults',
    {
      'house.yaml': 'keep: { won: 1 year, else: 1 year }',
      'flows/broken.yaml': 'flow: broken\nsteps: [{ edn: won }]\n',
    },
    expect.anything(),
    [],
    true,
  ],
])('%s', async (_title, files, house, found, flows) => {
  const all = new Map([...surroundingFiles(), ...Object.entries(files)]);
  const compiled = await compileAll(all);
  const of = compiled.diagnostics.filter(({ file }) => file.startsWith('house'));
  expect(of.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual(
    found,
  );
  expect(compiled.house).toEqual(house);
  expect(compiled.flows.get('screening')?.plan !== undefined).toBe(flows);
});
