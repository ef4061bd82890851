import type { BackstopBehaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import { isSilencedByRequests, messageClasses } from '../../model/message.ts';
import type { DurationOrder } from '../../time/maps/duration-order.ts';

/** For each backstop those that are surely due before it: they count from no later a moment, and their time is shorter whenever that is. */
export const backstopsBefore = (
  flow: FlowBehaviour,
  durations: DurationOrder,
): readonly (readonly number[])[] =>
  flow.backstops.map((later, index) =>
    flow.backstops.flatMap((earlier, other) =>
      other !== index &&
      countsFromNoLater(earlier, later) &&
      isDueBefore([earlier, other], [later, index], durations) &&
      isSilencedBySteps(earlier.unless, flow)
        ? [other]
        : [],
    ),
  );

/** One without a moment of its own counts from the start, behind which none lies. */
const countsFromNoLater = (one: BackstopBehaviour, another: BackstopBehaviour): boolean =>
  another.since === undefined ||
  (one.since?.cel === another.since.cel && one.since.in === another.since.in);

type NumberedBackstop = readonly [backstop: BackstopBehaviour, index: number];

/** Those that are due at the same instant speak in the order in which they stand. */
function isDueBefore(
  [one, index]: NumberedBackstop,
  [another, other]: NumberedBackstop,
  { passesBefore }: DurationOrder,
): boolean {
  const isFirst = index < other;
  const isSame =
    one.since?.cel === another.since?.cel &&
    JSON.stringify(one.after) === JSON.stringify(another.after);
  return isSame ? isFirst : passesBefore([one.after], [another.after], isFirst ? 0 : 1);
}

/** Whether only messages of steps can silence a backstop: what the mails of a task silence is not explored. */
export const isSilencedBySteps = (unless: string, flow: FlowBehaviour): boolean =>
  unless === 'answer' ||
  (!isSilencedByRequests(unless) && messageClasses.some((one) => one === unless)) ||
  linesOf(flow)
    .flatMap(sendsOf)
    .some(({ step }) => step === unless);
