import type { Scene } from '../../simulation/scene.ts';
import { compileFile, type Compiled } from '../schema/compiled.ts';
import type { Source } from '../source/source.ts';
import type { SceneContext } from './known.ts';
import { lowerScenes } from './lower-scene.ts';
import { sceneFaults } from './scene-faults.ts';
import { testSchema } from './scene-schema.ts';
import type { WrittenFile } from './written.ts';

/** Compiles `flows/<flow>.test.yaml` against the flow that it rehearses. */
export const compileScenes = (
  source: Source,
  flow: string,
  context: SceneContext,
): Compiled<readonly Scene[]> =>
  compileFile<WrittenFile, readonly Scene[]>(source, {
    schema: testSchema,
    faults: (written) => sceneFaults(written, flow, context),
    lower: (written) => lowerScenes(written, source, context),
  });
