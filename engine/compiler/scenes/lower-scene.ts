import type { Scene, SceneCue } from '../../simulation/scene.ts';
import type { MailRule, Moment } from '../../simulation/script.ts';
import { parseDuration } from '../../time/duration.ts';
import { validateFacts } from '../files/case/facts.ts';
import type { Path, Source } from '../source/source.ts';
import { verbs } from './checking.ts';
import { sameMoment } from './cue-faults.ts';
import { overlaid } from './fact-faults.ts';
import { knownIn, type Known, type SceneContext } from './known.ts';
import { lowerExpectation } from './lower-expectation.ts';
import { parseInstant, parsePoint } from './moment.ts';
import type { WrittenCue, WrittenFile, WrittenMailRule, WrittenScene } from './written.ts';
import type { Reading } from './lowering.ts';

/** Turns scenes without faults into what can be played. */
export function lowerScenes(
  written: WrittenFile,
  source: Source,
  context: SceneContext,
): readonly Scene[] {
  const known = knownIn(context.plan);
  const reading: Reading = {
    duration: (text) => parseDuration(text, context.calendar) ?? { ms: 0 },
    point: (text) => parsePoint(text, context.calendar) ?? { at: 0 },
    line: (path) => source.at(path, 'value').line,
  };
  return written.scenes.map((scene, index) => {
    const path = ['scenes', index];
    return {
      title: scene.title,
      line: reading.line(path),
      start: parseInstant(scene.start ?? written.start ?? '') ?? 0,
      facts: validateFacts(context.caseSchema, overlaid(written.case ?? {}, scene.case ?? {}))
        .facts,
      cues: cuesOf(scene, path, { reading, known }),
      world: { mail: (scene.mail ?? []).map((rule) => lowerMail(rule, reading)) },
      expect: scene.expect.map((one, i) => ({
        line: reading.line([...path, 'expect', i]),
        expectation: lowerExpectation(one, reading),
      })),
    };
  });
}

interface Lowering {
  readonly reading: Reading;
  readonly known: Known;
}

/** Whoever does nothing needs no cue: silence is what people do by themselves. */
const cuesOf = (
  { script = [] }: WrittenScene,
  path: Path,
  { reading, known }: Lowering,
): readonly SceneCue[] =>
  script.flatMap((cue, index) =>
    cue.does === 'nothing'
      ? []
      : [
          {
            line: reading.line([...path, 'script', index]),
            who: cue.who,
            when: momentOf(cue, reading),
            does: actOf(cue.does, known),
            ...(cue.task === undefined ? {} : { task: cue.task }),
            ...(cue.comment === undefined ? {} : { comment: cue.comment }),
            ...(cue.answers === undefined ? {} : { answers: cue.answers }),
            ...(cue.refused === undefined ? {} : { refused: cue.refused }),
          },
        ],
  );

function momentOf({ at, after, on, nth = 1 }: WrittenCue, reading: Reading): Moment {
  const later = after === undefined ? {} : { after: reading.duration(after) };
  if (on !== undefined) return { on: { message: on, nth }, ...later };
  if (at === undefined || at === sameMoment) return { from: 'previous', ...later };
  const point = reading.point(at);
  return 'at' in point ? point : { from: 'start', after: point.after };
}

function actOf(does: string, { tasks, events }: Known): SceneCue['does'] {
  const outcomes = new Set([...tasks.values()].flat());
  const meant = outcomes.has(does) || events.includes(does) ? does : (verbs[does] ?? does);
  return events.includes(meant) && !outcomes.has(meant) ? { event: meant } : { outcome: meant };
}

const lowerMail = ({ from, until, ...rule }: WrittenMailRule, reading: Reading): MailRule => ({
  ...rule,
  ...(from === undefined ? {} : { from: reading.point(from) }),
  ...(until === undefined ? {} : { until: reading.point(until) }),
});
