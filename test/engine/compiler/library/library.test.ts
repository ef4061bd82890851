import { compileAll } from '../../../../engine/compiler/compile.ts';
import { sortDiagnostics } from '../../../../engine/compiler/report/print-diagnostics.ts';
import { surroundingFiles, fixture } from '../fixtures.ts';

const diagnosticsWith = async (
  more: Readonly<Record<string, string>>,
  without: readonly string[] = [],
) => {
  const files = new Map([...surroundingFiles(), ...Object.entries(more)]);
  for (const path of without) files.delete(path);
  const { diagnostics } = await compileAll(files);
  return sortDiagnostics(diagnostics).map(
    ({ code, file, line, column }) => `${code} ${file}:${line}:${column}`,
  );
};

test.each<[string, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
  ['nothing is found where nothing is wrong', {}, [], []],
  ['a case without a schema', {}, ['case.yaml'], ['file-missing case.yaml:1:1']],
  ['no routing', {}, ['routing.yaml'], ['file-missing routing.yaml:1:1']],
  [
    'no words for a reminder',
    {},
    ['templates/reminder/template.yaml', 'templates/reminder/en.mjml'],
    ['file-missing templates/reminder/template.yaml:1:1'],
  ],
  [
    'nobody to reach a person another way',
    {
      'directory.yaml':
        'department: position.department\npeople: [{ id: ada, name: Ada, email: a@example.com, locale: en, zone: UTC }]\nroles: { recruiter: ada, hr-director: ada, department-hr: ada, group-hr: ada, finance-partner: ada }\n',
    },
    [],
    ['missing-role directory.yaml:3:1'],
  ],
  [
    'a calendar that is called otherwise and never open',
    {
      'calendars/shop.yaml':
        'calendar: shops\nzone: Europe/Berlin\nhours: { mon: [] }\nuntil: 2027-12-31\n',
    },
    [],
    ['wrong-name calendars/shop.yaml:1:11', 'wrong-value calendars/shop.yaml:3:8'],
  ],
  [
    'the same error of a part, once',
    { 'parts/regret.yaml': 'part: regret\nsteps: [{ end: No }]\n' },
    [],
    ['wrong-value parts/regret.yaml:2:16'],
  ],
])('%s', async (_title, more, without, diagnostics) => {
  const core = fixture('valid', 'core').text;
  expect(await diagnosticsWith({ 'flows/core.yaml': core, ...more }, without)).toEqual(diagnostics);
});

test('all that a server needs comes from one call', async () => {
  const { flows, caseSchema, directory, routing } = await compileAll(surroundingFiles());
  expect([...flows.keys()]).toEqual(['screening']);
  expect([...flows.values()].every(({ plan, texts }) => plan && texts)).toBe(true);
  expect(caseSchema).toMatchObject({ type: 'object' });
  expect(directory?.people).toHaveLength(2);
  expect(routing).toEqual([{ flow: 'screening' }]);
});

test('no expression is checked while the case is unknown, and nothing is thrown', async () => {
  const core = fixture('valid', 'core').text;
  expect(await diagnosticsWith({ 'flows/core.yaml': core, 'case.yaml': 'type: [' })).toEqual([
    expect.stringMatching(/^yaml-syntax case\.yaml/),
  ]);
});
