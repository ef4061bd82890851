import type { Fault, Path } from '../source/source.ts';
import { duplicates, misnamed } from '../schema/compiled.ts';
import { cueFaults } from './cue-faults.ts';
import { expectationFaults } from './expectation-faults.ts';
import { factFaults } from './fact-faults.ts';
import { knownIn, type SceneContext } from './known.ts';
import { mailFaults } from './mail-faults.ts';
import { momentFaults, named, type Checking } from './checking.ts';
import type { WrittenFile, WrittenScene } from './written.ts';

/** What the schema cannot say: names that stand nowhere, moments that are none, scenes that show nothing. */
export function* sceneFaults(
  written: WrittenFile,
  flow: string,
  context: SceneContext,
): Generator<Fault> {
  const its: Checking = { context, named: named(knownIn(context.plan), context.who) };
  yield* misnamed('rehearse', written.rehearse, flow);
  yield* momentFaults(['start'], written.start, its, 'instant');
  yield* factFaults(written, context.caseSchema);
  yield* duplicates(
    written.scenes.map(({ title }) => title),
    (index) => ['scenes', index, 'title'],
  );
  for (const [index, scene] of written.scenes.entries())
    yield* oneScene(scene, ['scenes', index], { ...its, hasStart: written.start !== undefined });
}

function* oneScene(
  scene: WrittenScene,
  path: Path,
  its: Checking & { readonly hasStart: boolean },
): Generator<Fault> {
  yield* momentFaults([...path, 'start'], scene.start, its, 'instant');
  if (scene.start === undefined && !its.hasStart)
    yield {
      code: 'missing-key',
      path: [...path, 'title'],
      what: 'key',
      message: 'nobody knows when the case of this scene starts',
      hint: 'add "start: 2026-09-30T16:00+08:00" here, or once at the top of the file',
    };
  if (scene.expect.length === 0)
    yield {
      code: 'no-expectation',
      path: [...path, 'expect'],
      what: 'key',
      message: `"${scene.title}" expects nothing, so it shows nothing`,
      hint: 'say what must come of it, e.g. "- outcome: accepted"',
    };
  for (const [index, cue] of (scene.script ?? []).entries())
    yield* cueFaults(cue, [...path, 'script', index], its);
  for (const [index, rule] of (scene.mail ?? []).entries())
    yield* mailFaults(rule, [...path, 'mail', index], its);
  for (const [index, one] of scene.expect.entries())
    yield* expectationFaults(one, [...path, 'expect', index], its);
}
