import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { checkUniqueNames, checkFileName } from '../schema/compiled.ts';
import { checkAct } from './cue-faults.ts';
import { checkExpectation } from './expectation-faults.ts';
import { checkFacts } from './fact-faults.ts';
import { vocabularyOf, type SceneContext } from './known.ts';
import { checkMailRule } from './mail-faults.ts';
import { checkMoment, sceneNames, type SceneCheckContext } from './checking.ts';
import type { WrittenTestFile, WrittenScene } from './written.ts';

/** What the schema cannot say: names that stand nowhere, moments that are none, scenes that show nothing. */
export function* checkScenes(
  written: WrittenTestFile,
  flow: string,
  context: SceneContext,
): Generator<PathDiagnostic> {
  const checkContext: SceneCheckContext = {
    context,
    names: sceneNames(vocabularyOf(context.plan), context.who),
  };
  yield* checkFileName('rehearse', written.rehearse, flow);
  yield* checkMoment(['start'], written.start, checkContext, 'instant');
  yield* checkFacts(written, context.caseSchema);
  yield* checkUniqueNames(
    written.scenes.map(({ title }) => title),
    (index) => ['scenes', index, 'title'],
  );
  for (const [index, scene] of written.scenes.entries())
    yield* checkScene(scene, ['scenes', index], {
      ...checkContext,
      hasStart: written.start !== undefined,
    });
}

function* checkScene(
  scene: WrittenScene,
  path: ValuePath,
  checkContext: SceneCheckContext & { readonly hasStart: boolean },
): Generator<PathDiagnostic> {
  yield* checkMoment([...path, 'start'], scene.start, checkContext, 'instant');
  if (scene.start === undefined && !checkContext.hasStart)
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
  for (const [index, act] of (scene.script ?? []).entries())
    yield* checkAct(act, [...path, 'script', index], checkContext);
  for (const [index, rule] of (scene.mail ?? []).entries())
    yield* checkMailRule(rule, [...path, 'mail', index], checkContext);
  for (const [index, one] of scene.expect.entries())
    yield* checkExpectation(one, [...path, 'expect', index], checkContext);
}
