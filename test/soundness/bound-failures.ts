import type { PromiseBound } from '../../engine/analysis/finding/certificate.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { deadline } from '../../engine/time/deadline.ts';
import { observedFulfilmentsOf } from './observed-fulfilments.ts';
import type { SoundnessRun } from './random-run.ts';

/** What was compared of a run with what is proved of it: for each time that a promise counted, what was wrong, or nothing. */
export const comparedWithBounds = (
  bounds: readonly PromiseBound[],
  plan: Plan,
  run: SoundnessRun,
): readonly string[] => bounds.flatMap((bound) => comparedWith(bound, plan, run));

/** Read from the journal to the millisecond, where the watch of a running case allows a minute. */
function comparedWith(
  { promise, slack, longest }: PromiseBound,
  plan: Plan,
  run: SoundnessRun,
): readonly string[] {
  const length = promise.promise === 'silence' ? promise.atMost : promise.within;
  return observedFulfilmentsOf(promise, plan, run).map(({ from, ...fulfilment }) => {
    // Nothing is owed once the case is over, though a message may still be on its way then.
    const at =
      promise.promise === 'silence' ? Math.min(fulfilment.at ?? from, endOf(run)) : fulfilment.at;
    const name = JSON.stringify(promise);
    if (at === undefined) return `${name} never came, counted from ${when(from)}`;
    const spare = deadline(from, length, plan.calendars) - at;
    const over = Math.max(slack.ms - spare, at - from - longest.ms);
    return over > 0
      ? `${name} came at ${when(at)}, counted from ${when(from)}: ${over} ms later than proved`
      : '';
  });
}

const endOf = ({ entries }: SoundnessRun): number =>
  entries.find(({ kind }) => kind === 'ended')?.at ?? Infinity;

const when = (at: number): string => new Date(at).toISOString();
