import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { isoInstantFormatter } from '../../engine/analysis/report/format-instant.ts';
import { counterexampleScene } from '../../engine/compiler/scenes/from-finding/counterexample-scene.ts';
import type { ProvedFlow } from '../../engine/compiler/prove-flows.ts';
import { writtenScene } from './written-scene.ts';
import type { JsonObject } from '../../engine/model/base.ts';

/** The counterexamples of a flow as a test file; undefined when there are none. */
export function sceneFile(proved: ProvedFlow, caseSchema: JsonObject): string | undefined {
  const { flow, findings, table } = proved;
  const at = isoInstantFormatter(table);
  const scenes = findings.flatMap((finding, index) => {
    const spurious = finding.maybe === undefined ? '' : ', which may be a false alarm';
    const title = `${index + 1}: ${finding.code}${spurious}`;
    const { plan } = proved.compiled;
    const scene = counterexampleScene(finding, title, { plan, caseSchema, table });
    return scene === undefined ? [] : [writtenScene(scene, at)];
  });
  if (scenes.length === 0) return undefined;
  const text = stringify({ rehearse: flow, scenes }, { lineWidth: 0 });
  return `# Made by "tidings check --scenes": what the proofs have found, to be played by "tidings test".\n${text}`;
}

/** Writes one file for each flow below a folder, or to a file the scenes of the only flow that has some; tells what it wrote. */
export async function writeScenes(
  path: string,
  all: readonly ProvedFlow[],
  caseSchema: JsonObject,
): Promise<readonly string[] | { readonly problem: string }> {
  const files = all.flatMap((proved) => {
    const text = sceneFile(proved, caseSchema);
    return text === undefined ? [] : [{ flow: proved.flow, text }];
  });
  const isFile = path.endsWith('.yaml') && !(existsSync(path) && statSync(path).isDirectory());
  if (isFile && files.length > 1)
    return { problem: `${files.length} flows have scenes, so --scenes has to name a folder` };
  const targets = files.map(({ flow, text }) => ({
    target: isFile ? path : join(path, `${flow}.test.yaml`),
    text,
  }));
  for (const { target, text } of targets) {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return targets.map(({ target }) => target);
}
