import { join } from 'node:path';
import { proveOnce } from '../../cli/docs/finding-example.ts';
import { sceneFile } from '../../cli/checking/scene-files.ts';
import { rehearsableFlow } from '../../cli/rehearsal/rehearsable-flow.ts';
import { findingKinds } from '../../engine/analysis/rules/finding-kinds.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { compileScenes } from '../../engine/compiler/scenes/compile-scenes.ts';
import { rehearseScene } from '../../engine/simulation/run-scene.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';

// Every wrong example whose finding has a course: written as scenes, read again and rehearsed, it goes as the proof says.

const root = join(import.meta.dirname, '../..');
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

const dated = await Promise.all(
  [...findingKinds.values()].map(async ({ code, example: { wrong } }) => {
    const { proved, definitions } = await proveOnce(wrong, files);
    const { caseSchema } = definitions;
    const text = proved && caseSchema && sceneFile(proved, caseSchema);
    return { code, definitions, text };
  }),
);

test.each(dated.filter(({ text }) => text !== undefined))(
  '$code: its scenes come true',
  ({ definitions, text = '' }) => {
    const setting = rehearsableFlow('example', definitions);
    if ('diagnostics' in setting) throw new Error(JSON.stringify(setting.diagnostics));
    const source = parse(text, 'flows/example.test.yaml');
    const { value = [], diagnostics } = compileScenes(source, 'example', setting.context);
    expect(diagnostics).toEqual([]);
    expect(value.length).toBeGreaterThan(0);
    const failures = value.flatMap((scene) =>
      rehearseScene(scene, setting.setting).failures.map(({ expected, actual }) => [
        expected,
        actual,
      ]),
    );
    expect(failures).toEqual([]);
  },
);
