import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { checkName, type SceneCheckContext } from './check-names.ts';
import { checkDuration, checkMoment } from './moments.ts';
import type { WrittenScriptedAct } from './written-scenes.ts';

/** Reports what is wrong with an act of a script. */
export function* checkAct(
  act: WrittenScriptedAct,
  path: ValuePath,
  context: SceneCheckContext,
): Generator<PathDiagnostic> {
  const { names } = context;
  yield* checkName([...path, 'who'], act.who, names.who);
  yield* checkName([...path, 'does'], act.does, names.act);
  yield* checkName([...path, 'task'], act.task, names.task);
  yield* checkName([...path, 'on'], act.on, names.message);
  yield* checkDuration([...path, 'after'], act.after);
  if (act.at !== sameMoment) yield* checkMoment([...path, 'at'], act.at, context, 'point');
  yield* checkTiming(act, path);
}

/** Written as the moment of an act that happens together with the previous one. */
export const sameMoment = 'same moment';

function* checkTiming(
  { at, after, on, nth, does }: WrittenScriptedAct,
  path: ValuePath,
): Generator<PathDiagnostic> {
  if (at === undefined && after === undefined && on === undefined && does !== 'nothing')
    yield {
      code: 'no-moment',
      path: [...path, 'does'],
      what: 'key',
      message: 'nobody knows when this happens',
      hint: 'add "after: 10m", "at: +2 business hours", "on: request", or "at: same moment"',
    };
  if (at !== undefined && (after !== undefined || on !== undefined))
    yield {
      code: 'wrong-value',
      path: [...path, 'at'],
      what: 'key',
      message: '"at" says when already',
      hint: 'leave it out, or "after" and "on"',
    };
  if (nth !== undefined && on === undefined)
    yield {
      code: 'wrong-value',
      path: [...path, 'nth'],
      what: 'key',
      message: '"nth" belongs to a mail',
      hint: 'name the mail with "on", e.g. "on: reminder"',
    };
}
