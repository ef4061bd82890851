import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from '../../cli/check.ts';
import { rehearsableFlow } from '../../cli/rehearsal/rehearsable-flow.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { compileScenes } from '../../engine/compiler/scenes/compile-scenes.ts';
import { catalogues } from '../../engine/analysis/report/catalogues.ts';
import { rehearseScene } from '../../engine/simulation/run-scene.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { recordSection } from '../../bench/record-section.ts';
import { core, coreAnswer, coreSilence } from './files.ts';
import { diagnosticsOf } from './found.ts';
import { type Edit, applyEdits } from './mutation.ts';

// What docs/proofs.md quotes is what the tool says. TIDINGS_RECORD=1 writes it anew.

const root = join(import.meta.dirname, '../..');
const page = join(root, 'docs/proofs.md');
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

const answer = '- { tell: candidate, about: answer, within: 13 days }';
const day = 'within: 1 business day\n';
const days = 'within: 2 business days\n';
const spoilingEdits: readonly Required<Edit>[] = [
  { file: core, from: coreAnswer, to: answer },
  { file: core, from: coreSilence, to: '- { silence: candidate, atMost: 4 business days }' },
  { file: core, from: day, to: days },
];

const flow = `definitions/${core}`;
const scenes = 'october.test.yaml';
/** As if it were read on the first day that the calendar knows. */
const today = Date.parse('2026-01-01');
const spoiled = await runCheckOn(applyEdits(files, spoilingEdits));
const shipped = await runCheckOn(files);

/** Runs "tidings check" in a folder of its own. */
async function runCheckOn(definitions: ReadonlyMap<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'proofs-page-'));
  for (const name of ['definitions', 'templates'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, flow), definitions.get(core) ?? '');
  const printed = { out: '', err: '' };
  const paths = { definitions: join(folder, 'definitions'), templates: join(folder, 'templates') };
  await runCheck(
    [join(folder, flow)],
    { ...paths, scenes: join(folder, scenes), today },
    {
      out: (text) => void (printed.out += text),
      err: (text) => void (printed.err += text.replaceAll(`${folder}/`, '')),
    },
  );
  const scene = printed.err === '' ? '' : readFileSync(join(folder, scenes), 'utf8');
  rmSync(folder, { recursive: true });
  return { ...printed, scene };
}

const fenced = (language: string, text: string): string =>
  `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

const diffOfEdits = [
  `# ${flow}`,
  ...spoilingEdits.flatMap(({ from, to }) => [`- ${from.trim()}`, `+ ${to.trim()}`]),
].join('\n');
const { imprecisions: doubts, unassumed } = catalogues.en;

const sections = {
  certificate: fenced('text', `$ npx tidings check ${flow}\n${shipped.out}`),
  change: fenced('diff', diffOfEdits),
  'counter-example': fenced(
    'text',
    `$ npx tidings check ${flow} --scenes ${scenes}\n${spoiled.out}${spoiled.err}`,
  ),
  scene: fenced('text', `$ cat ${scenes}\n${spoiled.scene}`),
  doubts: Object.values(doubts)
    .map((why) => `- ${why}`)
    .join('\n'),
};

test.each(Object.entries(sections))('the section "%s" says what the tool says', async (...one) => {
  const [name, fresh] = one;
  if (process.env['TIDINGS_RECORD'] === '1') await recordSection(page, name, fresh);
  const text = readFileSync(page, 'utf8');
  const [, written] = text.split(new RegExp(`<!-- (?:end of )?${name} -->`));
  expect(written?.trim()).toBe(fresh);
});

test('the page says what is told of a finding that only a late mail brings about', () => {
  for (const only of Object.values(unassumed)) expect(readFileSync(page, 'utf8')).toContain(only);
});

test('the scene comes true', async () => {
  const setting = rehearsableFlow(
    'core-transparent',
    await compileAll(applyEdits(files, spoilingEdits)),
  );
  if ('diagnostics' in setting) throw new Error(JSON.stringify(setting.diagnostics));
  const source = parse(spoiled.scene, scenes);
  const { value = [], diagnostics } = compileScenes(source, 'core-transparent', setting.context);
  expect(diagnostics).toEqual([]);
  expect(value.flatMap((scene) => rehearseScene(scene, setting.setting).failures)).toEqual([]);
  expect(value).toHaveLength(1);
});

test.each<readonly [string, Edit]>([
  ['1 business day less in `group`', { file: core, from: days, to: day }],
  ['a promise of 14 days', { file: core, from: answer, to: answer.replace('13', '14') }],
  [
    'a backstop after 12 days',
    {
      file: core,
      from: 'steps:\n',
      to: 'backstops:\n  - { unless: answer, after: 12 days, do: [{ tell: candidate, template: no-decision-yet }] }\nsteps:\n',
    },
  ],
])('what it suggests is enough: %s', async (remedy, edit) => {
  expect(spoiled.out).toContain(remedy);
  expect(
    await diagnosticsOf(applyEdits(files, [...spoilingEdits, edit]), 'core-transparent'),
  ).toEqual([]);
});

const calendar = 'calendars/cn-office.yaml';
const [midAutumn = '', nationalDay = ''] =
  (files.get(calendar) ?? '').match(/.*on: 2026-(09-25|10-01).*\n/g) ?? [];

test.each([
  ['with Chinese New Year alone thirteen days are enough', 13, [midAutumn, nationalDay], []],
  ['and twelve are not', 12, [midAutumn, nationalDay], ['promise-broken']],
  ['nor are thirteen with both holidays of autumn', 13, [], ['promise-broken']],
  ['with the latter of them they are', 13, [midAutumn], []],
])('%s', async (_title, most, without, codes) => {
  const edits = [
    ...spoilingEdits,
    { file: core, from: answer, to: answer.replace('13', String(most)) },
    ...without.map((from) => ({ file: calendar, from })),
  ];
  const found = await diagnosticsOf(applyEdits(files, edits), 'core-transparent');
  expect(found.map(({ code }) => code)).toEqual(codes);
});
