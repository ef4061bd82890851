import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearseFlow } from '../../cli/rehearse.ts';
import { rehearsableFlow } from '../../cli/rehearsal/rehearsable-flow.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { compileScenes } from '../../engine/compiler/scenes/compile-scenes.ts';
import { rehearseScene } from '../../engine/simulation/run-scene.ts';
import { shipped } from '../definitions/shipped.ts';
import { blocksIn, documents } from '../docs/documents.ts';

// What the documents say of rehearsals is what the tool says. TIDINGS_RECORD=1 writes it anew.

const page = 'docs/rehearsal.md';
const recording = process.env['TIDINGS_RECORD'] === '1';
const prompt = '$ npx tidings rehearse ';

const reports = documents.flatMap(({ file, text }) =>
  blocksIn(text, 'text')
    .filter((block) => block.startsWith(prompt))
    .map((block) => ({ file, block, command: block.slice(prompt.length, block.indexOf('\n')) })),
);

/** `core-transparent --case a.json --start ...` */
function read(command: string) {
  const [flow = '', ...rest] = command.split(' ');
  const option = (name: string) => rest[rest.indexOf(`--${name}`) + 1] ?? '';
  return { flow, case: option('case'), start: option('start'), svg: option('svg') };
}

test.each(reports)(
  '$file shows what "tidings rehearse $command" says',
  async ({ command, block }) => {
    const { flow, svg, ...options } = read(command);
    const drawn = recording ? svg : join(tmpdir(), `drawn-${process.pid}.svg`);
    const folders = { definitions: 'definitions', templates: 'templates' };
    const said = await rehearseFlow(flow, { ...folders, svg: drawn, ...options }, 0);
    const fresh = `${prompt}${command}\n${said.trimEnd()}\n`;
    if (recording)
      writeFileSync(
        page,
        readFileSync(page, 'utf8').replace(block, () => fresh),
      );
    expect(recording ? fresh : block).toBe(fresh);
    expect(readFileSync(svg, 'utf8')).toBe(readFileSync(drawn, 'utf8'));
  },
);

const scenes = documents.flatMap(({ file, text }) =>
  blocksIn(text, 'yaml').flatMap((block) => {
    const [, flow] = /^# flows\/(\S+)\.test\.yaml\n/.exec(block) ?? [];
    return flow === undefined ? [] : [{ file, flow, block }];
  }),
);

test('there are scenes and reports to look at', () => {
  expect([scenes.length > 0, reports.length > 0]).toEqual([true, true]);
});

test.each(scenes)('the scenes of $flow in $file go as they say', ({ flow, block }) => {
  const setting = rehearsableFlow(flow, shipped);
  if ('diagnostics' in setting) throw new Error(`"${flow}" does not compile`);
  const { value = [], diagnostics } = compileScenes(parse(block, flow), flow, setting.context);
  expect(diagnostics).toEqual([]);
  expect(value.flatMap((scene) => rehearseScene(scene, setting.setting).failures)).toEqual([]);
});
