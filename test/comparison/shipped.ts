import {
  checkInOtherFormat,
  type TidingsCommand,
  formats,
  type ComparisonInput,
  textsBelow,
  outputFolder,
} from './comparison-input.ts';

/** The shipped definitions with their scenes and samples, and every command that needs nothing but files. */
export function shippedInputs(): readonly ComparisonInput[] {
  const definitions = textsBelow('definitions');
  const files = Object.fromEntries([
    ...below('definitions', definitions),
    ...below('templates', textsBelow('templates')),
    ['elsewhere.json', '{}\n'],
  ]);
  const samples = namesIn(definitions, 'samples/', '.json');
  const input = (name: string, commands: readonly TidingsCommand[]): ComparisonInput => ({
    name,
    files,
    commands,
  });
  return [
    input('shipped-check', checks),
    input('shipped-test', tests(samples)),
    ...samples.map((flow) => input(`shipped-rehearse-${flow}`, rehearsals(flow))),
    input('shipped-diagram', samples.flatMap(diagrams)),
    input('shipped-others', otherCommands),
  ];
}

const below = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text] as const);

const namesIn = (files: object, folder: string, ending: string): readonly string[] =>
  Object.keys(files)
    .filter((path) => path.startsWith(folder) && path.endsWith(ending))
    .map((path) => path.slice(folder.length, -ending.length));

const checks: readonly TidingsCommand[] = [
  ...formats.map((format) => ['check', '--format', format]),
  ...formats.map((_format, turn) => checkInOtherFormat(turn)),
  ['check', '--strict', '--scenes', `${outputFolder}/scenes`],
  ['check', 'definitions/flows/core-transparent.yaml', 'templates/offer'],
  ['check', 'elsewhere.json'],
  ['check', '--definitions', 'nowhere'],
];

const tests = (flows: readonly string[]): readonly TidingsCommand[] => [
  ...['text', 'json', 'junit'].map((format) => ['test', '--complete', '--format', format]),
  ...flows.map((flow) => ['test', flow, '--filter', 'silent']),
  ['test', 'nothing'],
];

/** The day of the clock is fixed, so that the starts which are looked for from today are the same ones as well. */
const rehearsals = (flow: string): readonly TidingsCommand[] => {
  const rehearse = ['rehearse', flow, '--case', `definitions/samples/${flow}.json`];
  return [
    [...rehearse, '--svg', `${outputFolder}.svg`],
    [...rehearse, '--start', '2026-09-30T16:00+08:00', '--svg', `${outputFolder}-october.svg`],
    [...rehearse, '--start', '2026-12-31T23:59:59Z', '--scene', 'LAST DECISION'],
    [...rehearse, '--start', 'tomorrow'],
    [...rehearse, '--scene', 'flood'],
    ['rehearse', 'nothing', '--case', `definitions/samples/${flow}.json`],
    ['rehearse', flow, '--case', 'elsewhere.json'],
  ];
};

const diagrams = (flow: string): readonly TidingsCommand[] => [
  ['diagram', flow],
  ['diagram', flow, '--locale', 'zh-CN', '--format', 'svg', '--out', `${outputFolder}-${flow}.svg`],
];

const pages = ['--out', `${outputFolder}/reference`, '--findings', `${outputFolder}/findings`];

const otherCommands: readonly TidingsCommand[] = [
  ['schema', '--definitions', outputFolder],
  ['docs', ...pages],
  ['docs', ...pages, '--check'],
  ['render', 'regret', '--case', 'definitions/samples/core-transparent.json', '--locale', 'zh-CN'],
  ['render', 'offer', '--case', 'definitions/samples/core-transparent.json', '--format', 'html'],
  ['--version'],
  ['--help'],
  ['chek'],
  ...['check', 'test', 'rehearse', 'diagram', 'schema', 'docs', 'render'].map((one) => [
    one,
    '--help',
  ]),
];
