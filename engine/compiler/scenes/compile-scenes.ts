import type { Scene } from '../../simulation/scene.ts';
import { compileFile, type CompilationResult } from '../schema/compile-file.ts';
import type { Source } from '../source/source.ts';
import { checkScenes } from './check-scenes.ts';
import { lowerScenes } from './lower-scene.ts';
import { testSchema } from './scene-schema.ts';
import type { SceneContext } from './vocabulary.ts';
import type { WrittenTestFile } from './written-scenes.ts';

/** Compiles `flows/<flow>.test.yaml` against the plan of the flow that it rehearses. */
export const compileScenes = (
  source: Source,
  flow: string,
  context: SceneContext,
): CompilationResult<readonly Scene[]> =>
  compileFile<WrittenTestFile, readonly Scene[]>(source, {
    schema: testSchema,
    check: (written) => checkScenes(written, flow, context),
    lower: (written) => lowerScenes(written, source, context),
  });
