import type { Fault, Path } from '../source/source.ts';
import { durationFaults, momentFaults, type Checking } from './checking.ts';
import { unknownName } from './name-faults.ts';
import type { WrittenCue } from './written.ts';

/** The moment of the previous act, as it is written. */
export const sameMoment = 'same moment';

/** What is wrong with an act. */
export function* cueFaults(cue: WrittenCue, path: Path, its: Checking): Generator<Fault> {
  const { named } = its;
  yield* unknownName([...path, 'who'], cue.who, named.who);
  yield* unknownName([...path, 'does'], cue.does, named.act);
  yield* unknownName([...path, 'task'], cue.task, named.task);
  yield* unknownName([...path, 'on'], cue.on, named.message);
  yield* durationFaults([...path, 'after'], cue.after);
  if (cue.at !== sameMoment) yield* momentFaults([...path, 'at'], cue.at, its, 'point');
  yield* whenFaults(cue, path);
}

function* whenFaults({ at, after, on, nth, does }: WrittenCue, path: Path): Generator<Fault> {
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
