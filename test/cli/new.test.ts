import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginCalendar } from '../../cli/scaffold/calendar.ts';
import { beginFlow } from '../../cli/scaffold/flow.ts';
import { beginForm } from '../../cli/scaffold/form.ts';
import type { NewFiles, NoBeginning } from '../../cli/scaffold/new-files.ts';
import { beginPart } from '../../cli/scaffold/part.ts';
import { missingTexts } from '../../cli/scaffold/missing-texts.ts';
import { beginTemplate } from '../../cli/scaffold/template.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { loadDefinitions } from '../../engine/compiler/load-definitions.ts';
import { messageClasses } from '../../engine/model/message.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { tidings } from './tidings.ts';

// What "tidings new" writes checks as it stands, in the shipped definitions and in those of others; "tidings texts" lists what is not
// translated.

const root = join(import.meta.dirname, '../..');
const { files: shipped } = await readDefinitions(
  join(root, 'definitions'),
  join(root, 'templates'),
);
const year = 2026;

const beginnings: readonly (readonly [string, NewFiles | NoBeginning])[] = [
  ...messageClasses.map(
    (one) => [`a template of class ${one}`, beginTemplate('fresh', one)] as const,
  ),
  ['a form', beginForm('fresh')],
  ['a calendar', beginCalendar('fresh', loadDefinitions(shipped), { year })],
  ['a flow', beginFlow('fresh', loadDefinitions(shipped))],
];

test.each(beginnings)('%s checks', async (_title, begun) => {
  const { diagnostics, count } = await compileAll(withBeginning(shipped, begun));
  expect(diagnostics).toEqual([]);
  expect(count).toBeGreaterThan(shipped.size);
});

test('so does a part, when a flow runs it', async () => {
  const alone = withBeginning(shipped, beginPart('fresh'));
  expect((await compileAll(alone)).diagnostics).toMatchObject([{ code: 'unused-part' }]);
  const steps = '[{ run: fresh, with: { title: Look, window: 1 business day } }, { end: done }]';
  const flow = `flow: runs\ntitle: T\ncalendar: cn-office\nsteps: ${steps}\n`;
  const { flows, diagnostics } = await compileAll(new Map([...alone, ['flows/runs.yaml', flow]]));
  expect(diagnostics).toEqual([]);
  expect(flows.get('runs')?.plan).toBeDefined();
});

const without = (path: RegExp): ReadonlyMap<string, string> =>
  new Map([...shipped].filter(([file]) => !path.test(file)));

test.each([
  [
    'a regret',
    /^templates\/regret\//,
    'there is no template of class "regret" for the candidate that needs no values; "tidings new template <id> --class regret" writes one',
  ],
  ['a calendar', /^calendars\//, 'there is no calendar; "tidings new calendar" writes one'],
  [
    'a form',
    /^forms\//,
    'there is no form with two choices, by which an offer is answered, that offers no days of another calendar; "tidings new form" begins one',
  ],
  ['people', /^directory/, 'directory.yaml is missing, or has errors: see "tidings check"'],
])('a flow without %s is not written', (_what, gone, problem) => {
  expect(beginFlow('fresh', loadDefinitions(without(gone)))).toEqual({ problem });
});

test('a calendar has the holidays of its first year', () => {
  const begun = beginCalendar('fresh', loadDefinitions(shipped), { year, zone: 'Europe/Berlin' });
  for (const written of ['on: 2026-12-25', 'on: 2027-12-25', 'until: 2027-12-31'])
    expect(JSON.stringify('problem' in begun ? begun : [...begun])).toContain(written);
});

test.each([
  ['of the first person', undefined, 'zone: Asia/Shanghai'],
  ['that was given', 'Europe/Berlin', 'zone: Europe/Berlin'],
  ['that is none', 'Berlin', '"Berlin" is no time zone; write one such as Europe/Berlin'],
])('a calendar has the zone %s', (_title, zone, said) => {
  const begun = beginCalendar('fresh', loadDefinitions(shipped), { year, ...(zone && { zone }) });
  expect(JSON.stringify('problem' in begun ? begun : [...begun])).toContain(
    JSON.stringify(said).slice(1, -1),
  );
});

test('what is not written in a language is listed', () => {
  const gone = new Map(without(/^templates\/regret\/zh-CN/));
  gone.set(
    'forms/fresh.yaml',
    'form: fresh\ntitle: Remarks\nfields:\n  - { name: a, type: text, label: { en: A } }\n',
  );
  expect(missingTexts(shipped, 'zh-CN')).toEqual([]);
  expect(missingTexts(gone, 'zh-CN')).toEqual([
    'templates/regret/zh-CN.md: the message has no text',
    'forms/fresh.yaml:2 title: "Remarks" for all languages',
    'forms/fresh.yaml:4 fields.0.label: only in en',
  ]);
});

test.each([
  ['an empty text', 'templates/regret/zh-CN.md', '', ['no subject', 'no text']],
  ['one without a body', 'templates/regret/zh-CN.md', '---\nsubject: S\n---\n', ['no text']],
  [
    'one without a subject',
    'templates/regret/zh-CN.md',
    "---\nsubject: ''\n---\n\nT\n",
    ['no subject'],
  ],
])('%s is missing', (_title, file, text, lacks) => {
  expect(missingTexts(new Map([...shipped, [file, text]]), 'zh-CN')).toEqual(
    lacks.map((what) => `${file}: the message has ${what}`),
  );
});

test('and what cannot be read is named', () => {
  const broken = new Map([...shipped, ['flows/fresh.yaml', 'steps: [\n']]);
  expect(missingTexts(broken, 'zh-CN')).toEqual([
    'flows/fresh.yaml: cannot be read, see "tidings check"',
  ]);
});

test('from a shell: a flow is written, proved, and not written again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-new-'));
  try {
    for (const part of ['definitions', 'templates'])
      await cp(join(root, part), join(folder, part), { recursive: true });
    const places = [
      '--definitions',
      join(folder, 'definitions'),
      '--templates',
      join(folder, 'templates'),
    ];
    const first = await tidings(['new', 'flow', 'shop-manager', ...places], {
      TIDINGS_DATA: folder,
    });
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('shop-manager: proved for cases that start from');
    const file = join(folder, 'definitions/flows/shop-manager.yaml');
    expect(await readFile(file, 'utf8')).toContain(
      'title: { en: Shop manager, zh-CN: 流程 shop-manager }',
    );
    const again = await tidings(['new', 'flow', 'shop-manager', ...places], {});
    expect(again).toMatchObject({
      code: 1,
      err: `tidings: flows/shop-manager.yaml is there already; nothing was written\n`,
    });
    await rename(file, file.replace(/yaml$/, 'yml'));
    expect(await tidings(['new', 'flow', 'shop-manager', ...places], {})).toMatchObject({
      code: 1,
    });
    expect(await tidings(['new', 'form', 'x', '--zone', 'UTC', ...places], {})).toMatchObject({
      code: 2,
      err: 'tidings: a form has no --zone\n',
    });
    expect(await tidings(['texts', 'zh-CN', ...places], {})).toMatchObject({ code: 0 });
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

function withBeginning(
  files: ReadonlyMap<string, string>,
  begun: NewFiles | NoBeginning,
): ReadonlyMap<string, string> {
  if ('problem' in begun) throw new Error('it was not begun');
  return new Map([...files, ...begun]);
}
