import type { Scene, SceneAct } from '../../simulation/scene.ts';
import type { MailRule, ActTrigger } from '../../simulation/script.ts';
import { parseDuration } from '../../time/duration.ts';
import { validateFacts } from '../files/case/validate-facts.ts';
import type { ValuePath, Source } from '../source/source.ts';
import { sameMoment } from './check-act.ts';
import { mergeFacts } from './check-facts.ts';
import { outcomeOfVerb } from './check-names.ts';
import { lowerExpectation, type SceneLowering } from './lower-expectation.ts';
import { parseInstant, parsePoint } from './moments.ts';
import { vocabularyOf, type SceneVocabulary, type SceneContext } from './vocabulary.ts';
import type {
  WrittenScriptedAct,
  WrittenTestFile,
  WrittenMailRule,
  WrittenScene,
} from './written-scenes.ts';

/** Lowers scenes without errors to scenes that the simulation can run. */
export function lowerScenes(
  written: WrittenTestFile,
  source: Source,
  context: SceneContext,
): readonly Scene[] {
  const vocabulary = vocabularyOf(context.plan);
  const lowering: SceneLowering = {
    duration: (text) => parseDuration(text, context.calendar) ?? { ms: 0 },
    point: (text) => parsePoint(text, context.calendar) ?? { at: 0 },
    line: (path) => source.at(path, 'value').line,
  };
  return written.scenes.map((scene, index) => {
    const path = ['scenes', index];
    return {
      title: scene.title,
      line: lowering.line(path),
      start: parseInstant(scene.start ?? written.start ?? '') ?? 0,
      facts: validateFacts(context.caseSchema, mergeFacts(written.case ?? {}, scene.case ?? {}))
        .facts,
      scriptedActs: scriptedActsOf(scene, path, { lowering, vocabulary }),
      environment: { mail: (scene.mail ?? []).map((rule) => lowerMail(rule, lowering)) },
      expect: scene.expect.map((one, i) => ({
        line: lowering.line([...path, 'expect', i]),
        expectation: lowerExpectation(one, lowering),
      })),
    };
  });
}

interface ActLowering {
  readonly lowering: SceneLowering;
  readonly vocabulary: SceneVocabulary;
}

/** Lowers the acts of a script. People are silent by themselves, so `does: nothing` becomes no act. */
const scriptedActsOf = (
  { script = [] }: WrittenScene,
  path: ValuePath,
  { lowering, vocabulary }: ActLowering,
): readonly SceneAct[] =>
  script.flatMap((act, index) =>
    act.does === 'nothing'
      ? []
      : [
          {
            line: lowering.line([...path, 'script', index]),
            who: act.who,
            when: triggerOf(act, lowering),
            does: actOf(act.does, vocabulary),
            ...(act.task === undefined ? {} : { task: act.task }),
            ...(act.comment === undefined ? {} : { comment: act.comment }),
            ...(act.answers === undefined ? {} : { answers: act.answers }),
            ...(act.refused === undefined ? {} : { refused: act.refused }),
          },
        ],
  );

function triggerOf(
  { at, after, on, nth = 1 }: WrittenScriptedAct,
  lowering: SceneLowering,
): ActTrigger {
  const later = after === undefined ? {} : { after: lowering.duration(after) };
  if (on !== undefined) return { on: { message: on, nth }, ...later };
  if (at === undefined || at === sameMoment) return { from: 'previous', ...later };
  const point = lowering.point(at);
  return 'at' in point ? point : { from: 'start', after: point.after };
}

function actOf(does: string, { tasks, events }: SceneVocabulary): SceneAct['does'] {
  const outcomes = new Set([...tasks.values()].flat());
  const meant = outcomes.has(does) || events.includes(does) ? does : (outcomeOfVerb[does] ?? does);
  return events.includes(meant) && !outcomes.has(meant) ? { event: meant } : { outcome: meant };
}

const lowerMail = (
  { from, until, ...rule }: WrittenMailRule,
  lowering: SceneLowering,
): MailRule => ({
  ...rule,
  ...(from === undefined ? {} : { from: lowering.point(from) }),
  ...(until === undefined ? {} : { until: lowering.point(until) }),
});
