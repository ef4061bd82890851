import { compileAll, type CompiledDefinitions } from '../../../../engine/compiler/compile.ts';
import { sortDiagnostics } from '../../../../engine/compiler/report/print-diagnostics.ts';
import { proveFlows } from '../../../../engine/compiler/prove-flows.ts';
import type { Diagnostic } from '../../../../engine/model/diagnostic.ts';
import { surroundingFiles, fixture } from '../fixtures.ts';

// Files that are missing, doubled, unreadable or at places where nobody looks: what is told, and that no flow is certified that stands on them.

const core = fixture('valid', 'core').text;
const around = new Map([...surroundingFiles(), ['flows/core.yaml', core]]);
const calendar = around.get('calendars/office.yaml') ?? '';

interface FolderChange {
  /** Texts by path; `null` takes a file away. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly unread?: readonly string[];
}

async function compiledWith({
  files = {},
  unread = [],
}: FolderChange): Promise<CompiledDefinitions> {
  const all = new Map<string, string>(around);
  for (const [path, text] of Object.entries(files))
    if (text === null) all.delete(path);
    else all.set(path, text);
  for (const path of unread) all.delete(path);
  return compileAll(all, new Map(unread.map((path) => [path, unreadAt(path)])));
}

const unreadAt = (file: string): Diagnostic => ({
  code: 'file-unreadable',
  severity: 'error',
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  message: 'the file cannot be read',
  hint: 'look at it',
});

const placesOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  sortDiagnostics(diagnostics).map(
    ({ code, file, line, column }) => `${code} ${file}:${line}:${column}`,
  );

const yml = (path: string, edit: (text: string) => string = (text) => text): FolderChange => ({
  files: { [path]: null, [path.replace(/yaml$/, 'yml')]: edit(around.get(path) ?? '') },
});

test.each<[string, FolderChange, readonly string[]]>([
  ['a calendar may end in .yml', yml('calendars/office.yaml'), []],
  ['so may a case', yml('case.yaml'), []],
  ['a directory', yml('directory.yaml'), []],
  ['a routing', yml('routing.yaml'), []],
  ['and a template', yml('templates/offer/template.yaml'), []],
  [
    'a calendar that ends in .yml and has a zone that does not exist',
    yml('calendars/office.yaml', (text) => text.replace(/zone: .*/, 'zone: Mars/Olympus')),
    ['wrong-value calendars/office.yml:3:7'],
  ],
  [
    'one that is empty',
    yml('calendars/office.yaml', () => ''),
    ['yaml-empty calendars/office.yml:1:1'],
  ],
  [
    'a template that ends in .yml and has no class',
    yml('templates/offer/template.yaml', (text) => text.replace(/class: .*/, 'class: offre')),
    ['wrong-value templates/offer/template.yml:2:8'],
  ],
  ['a flow in two files', { files: { 'flows/core.yml': core } }, ['two-files flows/core.yml:1:1']],
  [
    'a calendar in two files',
    { files: { 'calendars/office.yml': calendar } },
    ['two-files calendars/office.yml:1:1'],
  ],
  [
    'a case in two files',
    { files: { 'case.yml': around.get('case.yaml') ?? '' } },
    ['two-files case.yml:1:1'],
  ],
  [
    'a template of the system that is broken',
    { files: { 'templates/reminder/template.yaml': 'template: reminder\n' } },
    ['missing-key templates/reminder/template.yaml:1:1'],
  ],
  [
    'bodies of a template without its file',
    { files: { 'templates/offer/template.yaml': null } },
    ['file-missing templates/offer/template.yaml:1:1'],
  ],
  [
    'a directory that cannot be read: nobody is unknown',
    { unread: ['directory.yaml'] },
    ['file-unreadable directory.yaml:1:1'],
  ],
  [
    'a case that cannot be read: no fact is unknown',
    { unread: ['case.yaml'] },
    ['file-unreadable case.yaml:1:1'],
  ],
  [
    'a calendar that cannot be read',
    { unread: ['calendars/office.yaml'] },
    ['file-unreadable calendars/office.yaml:1:1'],
  ],
  [
    'a body that cannot be read is not missing',
    { unread: ['templates/offer/en.mjml'] },
    ['file-unreadable templates/offer/en.mjml:1:1'],
  ],
  [
    'a directory whose people are a word',
    {
      files: {
        'directory.yaml':
          'department: position.department\npeople: nobody\nroles: { recruiter: ada }\n',
      },
    },
    ['wrong-type directory.yaml:2:9'],
  ],
  ...[
    ["''", 'wrong-value flows/core.yaml:31:9'],
    ["' '", 'wrong-value flows/core.yaml:31:9'],
    ['null', 'wrong-type flows/core.yaml:31:5'],
    ['true', 'wrong-type flows/core.yaml:31:9'],
    ['1', 'wrong-type flows/core.yaml:31:9'],
    ['门', 'wrong-value flows/core.yaml:31:9'],
    ['__proto__', 'wrong-value flows/core.yaml:31:9'],
    ['Told', 'wrong-value flows/core.yaml:31:9'],
    ['[told]', 'wrong-type flows/core.yaml:31:9'],
  ].map(([id = '', place = '']): [string, FolderChange, readonly string[]] => [
    `a step whose id is ${id}: what names it is not told as well`,
    { files: { 'flows/core.yaml': core.replace(/id: told/, `id: ${id}`) } },
    [place],
  ]),
])('%s', async (_title, change, places) => {
  const compiled = await compiledWith(change);
  expect(placesOf(compiled.diagnostics)).toEqual(places);
  expect(compiled.flows.get('core')?.plan !== undefined).toBe(places.length === 0);
});

test.each<[string, string, RegExp]>([
  ['flows/core.v2.yaml', 'no dot before ".yaml"', /nobody reads this file/],
  ['flows/.draft.yaml', 'no dot before ".yaml"', /nobody reads this file/],
  ['flows/old/x.yaml', 'move it up into flows/', /nobody reads what lies in "flows\/old\/"/],
  ['flow/x.yaml', 'did you mean "flows"?', /"flow\/"/],
  ['x.yaml', 'here only case.yaml', /nobody reads this file/],
  ['cases.yaml', 'did you mean "case.yaml"?', /nobody reads this file/],
  ['templates/offer.mjml', 'a template is a folder', /nobody reads this file/],
  ['templates/offer/old/en.mjml', 'move it up into templates/', /"templates\/offer\/old\/"/],
  ['flows/core.test.yml', 'flows/<flow>.test.yaml', /nobody reads this file/],
])('%s is told and not counted', async (path, hint, message) => {
  const { diagnostics, count } = await compiledWith({ files: { [path]: 'a: [' } });
  expect(diagnostics).toEqual([
    expect.objectContaining({
      code: 'file-unread',
      severity: 'warning',
      file: path,
      message: expect.stringMatching(message),
      hint: expect.stringContaining(hint),
    }),
  ]);
  expect(count).toBe(around.size);
});

const told = (step: string): FolderChange => ({
  files: {
    'flows/regret.yaml': `flow: regret\ntitle: T\ncalendar: office\nsteps:\n  - ${step}\n  - end: rejected\n`,
    'templates/in-review/template.yaml': `${around.get('templates/in-review/template.yaml') ?? ''}for: house\n`,
  },
});

test.each<[string, string, readonly string[]]>([
  [
    'a regret to the recruiter',
    '{ tell: recruiter, template: regret }',
    ['warning wrong-reader 5'],
  ],
  [
    'no decision yet, to a person',
    '{ tell: ada, template: no-decision-yet }',
    ['warning wrong-reader 5'],
  ],
  [
    'a notice of the house to the candidate',
    '{ tell: candidate, template: in-review }',
    ['error wrong-reader 5'],
  ],
  ['a notice of the house to the house', '{ tell: recruiter, template: in-review }', []],
  ['a notice for anybody', '{ tell: recruiter, template: withdrawal-noted }', []],
  ['a regret to the candidate', '{ tell: candidate, template: regret }', []],
  ['a regret to whom an expression names', "{ tell: '=case.position.boss', template: regret }", []],
  ['a blank page', "{ show: ' ' }", ['error wrong-value 5']],
  ['a page without words in Chinese', "{ show: { en: Wait, zh-CN: '' } }", ['error wrong-value 5']],
  ['a title of 60,000 letters', `{ show: ${'a'.repeat(60_000)} }`, ['error wrong-value 5']],
])('%s', async (_title, step, found) => {
  const { diagnostics } = await compiledWith(told(step));
  expect(
    diagnostics
      .filter(({ file }) => file === 'flows/regret.yaml')
      .map(({ severity, code, line }) => `${severity} ${code} ${line}`),
  ).toEqual(found);
});

test('files of a folder in which nobody looks are told once', async () => {
  const { diagnostics } = await compiledWith({ files: { 'aaa/a.yaml': '', 'aaa/b.yaml': '' } });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'nobody reads what lies in "aaa/": this file and 1 more',
  ]);
});

test('where Tidings itself fails in a proof, that flow alone is without a certificate', async () => {
  const compiled = await compiledWith({});
  const failing = {
    ...compiled,
    caseSchema: {
      get properties(): never {
        throw new Error('a fault');
      },
    },
  };
  const [failed] = proveFlows(failing, () => '');
  expect(failed).toMatchObject({
    flow: 'core',
    findings: [],
    failure: { code: 'internal-error', file: 'flows/core.yaml' },
  });
  expect(failed).not.toHaveProperty('certificate');
});
