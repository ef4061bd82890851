import { checkUniqueNames, checkFileName } from '../schema/compile-file.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { checkAct } from './check-act.ts';
import { checkExpectation } from './check-expectation.ts';
import { checkFacts } from './check-facts.ts';
import { checkName, sceneNames, type SceneCheckContext } from './check-names.ts';
import { checkMoment } from './moments.ts';
import { vocabularyOf, type SceneContext } from './vocabulary.ts';
import type { WrittenMailRule, WrittenScene, WrittenTestFile } from './written-scenes.ts';

/** Reports what the schema cannot say: unknown names, moments that cannot be read, scenes that expect nothing. */
export function* checkScenes(
  written: WrittenTestFile,
  flow: string,
  sceneContext: SceneContext,
): Generator<PathDiagnostic> {
  const names = sceneNames(vocabularyOf(sceneContext.plan), sceneContext.who);
  const context: SceneCheckContext = { ...sceneContext, names };
  yield* checkFileName('rehearse', written.rehearse, flow);
  yield* checkMoment(['start'], written.start, context, 'instant');
  yield* checkFacts(written, context.caseSchema);
  yield* checkUniqueNames(
    written.scenes.map(({ title }) => title),
    (index) => ['scenes', index, 'title'],
  );
  const hasStart = written.start !== undefined;
  for (const [index, scene] of written.scenes.entries())
    yield* checkScene(scene, ['scenes', index], { ...context, hasStart });
}

function* checkScene(
  scene: WrittenScene,
  path: ValuePath,
  context: SceneCheckContext & { readonly hasStart: boolean },
): Generator<PathDiagnostic> {
  yield* checkMoment([...path, 'start'], scene.start, context, 'instant');
  if (scene.start === undefined && !context.hasStart)
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
    yield* checkAct(act, [...path, 'script', index], context);
  for (const [index, rule] of (scene.mail ?? []).entries())
    yield* checkMailRule(rule, [...path, 'mail', index], context);
  for (const [index, one] of scene.expect.entries())
    yield* checkExpectation(one, [...path, 'expect', index], context);
}

function* checkMailRule(
  rule: WrittenMailRule,
  path: ValuePath,
  context: SceneCheckContext,
): Generator<PathDiagnostic> {
  yield* checkName([...path, 'to'], rule.to, context.names.who);
  yield* checkName([...path, 'message'], rule.message, context.names.message);
  yield* checkMoment([...path, 'from'], rule.from, context, 'point');
  yield* checkMoment([...path, 'until'], rule.until, context, 'point');
}
