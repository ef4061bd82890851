import type { Scene } from '../../simulation/scene.ts';
import { compileFile, type CompilationResult } from '../schema/compile-file.ts';
import type { PathDiagnostic, Source } from '../source/source.ts';
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
    check: (written) => onceEach(checkScenes(written, flow, context)),
    lower: (written) => lowerScenes(written, source, context),
  });

/** What is wrong with a name is told where it stands first: when a flow calls something otherwise, scenes mostly name it many times. */
function* onceEach(found: Iterable<PathDiagnostic>): Generator<PathDiagnostic> {
  const byMessage = new Map<string, readonly PathDiagnostic[]>();
  for (const one of found) {
    const key = one.code.startsWith('unknown-') ? one.message : JSON.stringify(one);
    byMessage.set(key, [...(byMessage.get(key) ?? []), one]);
  }
  for (const [first, ...more] of byMessage.values())
    if (first !== undefined)
      yield more.length === 0
        ? first
        : {
            ...first,
            message: `${first.message}, here and in ${more.length} more ${more.length === 1 ? 'place' : 'places'}`,
          };
}
