import type { BackstopBehaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { Duration } from '../../model/base.ts';
import { messageClasses, type MessageClass } from '../../model/message.ts';

/** For each backstop those that are surely due before it: they count from the same moment, and their time is shorter whenever that is. */
export const backstopsBefore = (flow: FlowBehaviour): readonly (readonly number[])[] =>
  flow.backstops.map((later, index) =>
    flow.backstops.flatMap((earlier, other) =>
      other !== index &&
      countsFromTheSame(earlier, later) &&
      isSurelyBefore([earlier.after, other], [later.after, index]) &&
      isSilencedBySteps(earlier.unless, flow)
        ? [other]
        : [],
    ),
  );

const countsFromTheSame = (one: BackstopBehaviour, another: BackstopBehaviour): boolean =>
  one.since?.cel === another.since?.cel && one.since?.in === another.since?.in;

type NumberedDuration = readonly [after: Duration, index: number];

/** Lengths of one unit, and of one calendar, pass in their order from every moment; equal ones in the order in which the backstops stand. */
function isSurelyBefore(
  [one, index]: NumberedDuration,
  [another, other]: NumberedDuration,
): boolean {
  const [unit, amount] = unitAndAmount(one);
  const [otherUnit, otherAmount] = unitAndAmount(another);
  if (unit === undefined || unit !== otherUnit) return false;
  return amount < otherAmount || (amount === otherAmount && index < other);
}

function unitAndAmount(duration: Duration): readonly [unit: string | undefined, amount: number] {
  if ('ms' in duration) return ['ms', duration.ms];
  if ('businessMs' in duration)
    return [`working time of ${duration.calendar}`, duration.businessMs];
  if ('businessDays' in duration) return [`days of ${duration.calendar}`, duration.businessDays];
  return [undefined, 0];
}

/** Whether only messages of steps can silence a backstop: by a request, which is a notice of its task, it would be silenced unseen. */
const ofRequests: MessageClass = 'notice';

const isSilencedBySteps = (unless: string, flow: FlowBehaviour): boolean =>
  unless === 'answer' ||
  (unless !== ofRequests && messageClasses.some((one) => one === unless)) ||
  linesOf(flow)
    .flatMap(sendsOf)
    .some(({ step }) => step === unless);
