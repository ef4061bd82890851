import type { Scene } from '../../simulation/scene.ts';
import { compileFile, type CompilationResult } from '../schema/compiled.ts';
import type { Source } from '../source/source.ts';
import type { SceneContext } from './known.ts';
import { lowerScenes } from './lower-scene.ts';
import { checkScenes } from './scene-faults.ts';
import { testSchema } from './scene-schema.ts';
import type { WrittenTestFile } from './written.ts';

/** Compiles `flows/<flow>.test.yaml` against the flow that it rehearses. */
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
