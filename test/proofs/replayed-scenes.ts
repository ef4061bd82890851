import type { ProvedExample } from '../../cli/docs/finding-example.ts';
import { sceneFile } from '../../cli/checking/scene-files.ts';
import { rehearsableFlow } from '../../cli/rehearsal/rehearsable-flow.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { compileScenes } from '../../engine/compiler/scenes/compile-scenes.ts';
import { rehearseScene } from '../../engine/simulation/run-scene.ts';

/** A counterexample that was written as a scene, read again and rehearsed. */
export interface ReplayedScene {
  readonly title: string;
  /** What was expected and did not come. */
  readonly failures: readonly (readonly [expected: string, actual: string])[];
}

/** Writes the counterexamples of an example as scenes and rehearses what is read of them. Throws when a scene has errors. */
export function replayedScenes({
  proved,
  definitions,
}: Pick<ProvedExample, 'proved' | 'definitions'>): readonly ReplayedScene[] {
  const { caseSchema } = definitions;
  const text = proved && caseSchema && sceneFile(proved, caseSchema);
  if (text === undefined) return [];
  const flow = rehearsableFlow('example', definitions);
  if ('diagnostics' in flow) throw new Error(JSON.stringify(flow.diagnostics));
  const source = parse(text, 'flows/example.test.yaml');
  const { value = [], diagnostics } = compileScenes(source, 'example', flow.context);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value.map((scene) => ({
    title: scene.title,
    failures: rehearseScene(scene, flow.setting).failures.map(
      ({ expected, actual }) => [expected.join(), actual.join()] as const,
    ),
  }));
}
