import type { Random } from '../../engine/simulation/random.ts';
import { always, bytes, dropped, misspelt, moved, oneOf, yamlTricks } from './slip-edits.ts';
import {
  pick,
  replaced,
  type Slip,
  type SlipFiles,
  type SlipMaker,
  type SlipMakers,
  wholeFile,
} from './slip.ts';
import { textSlips } from './text-slips.ts';
import { within } from './within.ts';

// The classes of slips. Each draws a place in the shipped definitions and spoils it as people do.

const yaml = /\.yaml$/;
const tests = /\.test\.yaml$/;
const definitions = (path: string): boolean => yaml.test(path) && !tests.test(path);

const whole =
  (make: (files: SlipFiles, file: string, random: Random) => Slip | undefined): SlipMaker =>
  (files, random) => {
    const file = pick(
      [...files.keys()].filter((path) => !tests.test(path)),
      random,
    );
    return file === undefined ? undefined : make(files, file, random);
  };

const without = (files: SlipFiles, file: string): SlipFiles =>
  new Map([...files].filter(([path]) => path !== file));

const cut: SlipMaker = whole((files, file, random) => {
  const text = files.get(file) ?? '';
  const from = Math.floor(random() * text.length);
  return text.slice(from).trim() === ''
    ? undefined
    : replaced('truncated', { files, file, text }, { from, to: text.length, by: '' });
});

const renamedFile: SlipMaker = whole((files, file) => {
  const path = file.replace(/([^/]+)\.(yaml|mjml|md)$/, '$1-2.$2');
  const text = files.get(file) ?? '';
  return wholeFile('rename-file', file, new Map(without(files, file)).set(path, text), path, [
    path,
  ]);
});

const doubled: SlipMaker = whole((files, file, random) => {
  const path = pick(
    [
      file.replace(/\.yaml$/, '.yml'),
      file.replace(/(\.\w+)$/, '-copy$1'),
      file.replace(/(\.\w+)$/, '.v2$1'),
    ],
    random,
  );
  if (path === undefined || path === file) return undefined;
  return wholeFile('duplicate-file', file, new Map(files).set(path, files.get(file) ?? ''), path, [
    path,
  ]);
});

const line = /^.*\S.*$/gm;
const keyWord = /(?<=^ *(?:- )?|[{,] ?)[a-zA-Z][\w-]*(?=:( |$))/gm;
const valueWord = /(?<=[a-z]: )[^\s'"[\]{},#][^\n'"[\]{},#]*(?=$|[,}\]])/gm;
const id = /(?<=(?:id|flow|template|form|calendar|pack|run): )[a-z][a-z0-9-]*/g;
const length = /\b\d+ ?(?:business )?(?:days?|hours?|minutes?|h|m|d)\b/g;

export const slipMakers: SlipMakers = {
  char: [
    1500,
    within(
      'char',
      definitions,
      /\S/g,
      oneOf(dropped, misspelt, always(' ', ':', '-', '"', '{', ']')),
    ),
  ],
  line: [
    1200,
    within(
      'line',
      definitions,
      /^.*\S.*\n/gm,
      oneOf(dropped, ([all]) => all + all),
    ),
  ],
  indent: [700, within('indent', definitions, line, moved)],
  'key-typo': [800, within('key-typo', definitions, keyWord, misspelt)],
  value: [
    1400,
    within(
      'value',
      definitions,
      valueWord,
      always("''", "' '", '1', 'true', 'null', '[]', '{}', 'nonsense', '-1', '1e9'),
    ),
  ],
  rename: [600, within('rename', definitions, id, ([word]) => `${word}-2`)],
  'rename-file': [100, renamedFile],
  'unknown-ref': [500, within('unknown-ref', definitions, id, always('nobody-knows', 'x'))],
  duration: [
    700,
    within(
      'duration',
      definitions,
      length,
      oneOf(
        misspelt,
        ([all]) => all.replace(/\d+/, '0'),
        ([all]) => all.replace(/\d+/, '99999'),
        ([all]) => all.replace(/\d+/, '-1'),
        ([all]) => all.replace(/\d+/, '1.5'),
        ([all]) => all.replace(/\d+/, '８'),
        ([all]) => all.replace(' ', ''),
      ),
    ),
  ],
  truncated: [400, cut],
  emptied: [
    176,
    whole((files, file) => wholeFile('emptied', file, new Map(files).set(file, ''), file)),
  ],
  missing: [88, whole((files, file) => wholeFile('missing', file, without(files, file), file))],
  'duplicate-file': [150, doubled],
  bytes: [350, within('bytes', definitions, /(?<=\S)/g, bytes)],
  'yaml-tricks': [500, within('yaml-tricks', definitions, valueWord, yamlTricks)],
  deep: [
    100,
    within('deep', definitions, valueWord, (_found, random) =>
      '['.repeat(10 + Math.floor(random() * 200)),
    ),
  ],
  long: [
    150,
    within('long', definitions, valueWord, (_found, random) =>
      'a'.repeat(10 ** (3 + Math.floor(random() * 3))),
    ),
  ],
  ...textSlips,
  cel: [
    700,
    within(
      'cel',
      definitions,
      /(?<=(?:when|since): )[^\n{}]*\S|(?<==)(?:case|told|has)[\w.()]*/g,
      oneOf(
        misspelt,
        ([all]) => all.replace('==', '='),
        ([all]) => all.replace("'", '’'),
        ([all]) => all.replace('case.', ''),
        ([all]) => `${all} &&`,
        ([all]) => `(${all}`,
        ([all]) => all.replace('&&', 'and'),
      ),
    ),
  ],
  calendar: [
    444,
    within(
      'calendar',
      (path) => path.startsWith('calendars/'),
      /\d{4}-\d\d-\d\d|\d\d:\d\d-\d\d:\d\d|(?<=zone: ).*/g,
      oneOf(
        misspelt,
        ([all]) => all.replace(/^\d{4}/, '0206'),
        ([all]) => all.replace(/^\d{4}/, '2062'),
        ([all]) => all.replace(/-\d\d$/, '-32'),
        ([all]) => all.replace(/^\d{4}/, '9999'),
      ),
    ),
  ],
  directory: [
    350,
    within(
      'directory',
      (path) => path === 'directory.yaml',
      /[a-z][\w.@-]+|\p{L}+/gu,
      oneOf(misspelt, dropped),
    ),
  ],
  routing: [
    150,
    within(
      'routing',
      (path) => path === 'routing.yaml',
      /[\w.'-]{2,}/g,
      oneOf(misspelt, dropped, always('true', "'true'")),
    ),
  ],
  'test-file': [
    800,
    within(
      'test-file',
      (path) => tests.test(path),
      /[\w.:+-]{2,}/g,
      oneOf(misspelt, dropped, always('nobody', '1')),
    ),
  ],
};
