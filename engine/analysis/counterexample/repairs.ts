import type { FlowPromise } from '../../model/plan.ts';
import type { Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { mapMain, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { slack } from '../../time/maps/extrema.ts';
import { type TimingContext, worstCaseOf } from '../timing/worst-case.ts';
import type { BoundedResponse } from '../timing/bounded-response.ts';
import type { Repair } from '../finding/finding.ts';
import type { Duration } from '../../model/base.ts';
import { dayMs, hourMs, minuteMs } from '../../time/units.ts';

interface BrokenPromise {
  readonly promise: FlowPromise;
  readonly property: BoundedResponse;
  readonly behaviour: FlowBehaviour;
  /** The step that costs most. */
  readonly step: string | undefined;
}

/** The repairs of a broken promise: less time for the step that costs most, a backstop, or a longer promise. */
export const repairsFor = (broken: BrokenPromise, timing: TimingContext): readonly Repair[] => [
  ...shortenStep(broken, timing),
  ...addBackstop(broken, timing),
  ...widenPromise(broken, timing),
];

function shortenStep(
  { property, behaviour, step }: BrokenPromise,
  timing: TimingContext,
): readonly Repair[] {
  const length = step === undefined ? undefined : durationOf(behaviour.main, step);
  if (step === undefined || length === undefined) return [];
  const unit = unitOf(length);
  const units = Math.floor(amountOf(length) / unit) - 1;
  const less = fewest(units, (n) => {
    const time = sized(length, amountOf(length) - n * unit);
    return holds(
      mapMain(behaviour, (term) => withDuration(term, step, time)),
      property,
      timing,
    );
  });
  return less === undefined ? [] : [{ do: 'shorten', step, by: sized(length, less * unit) }];
}

/** The duration of the step that can be shortened. */
function durationOf(line: Behaviour, step: string): Duration | undefined {
  for (const term of termsOf(line)) {
    const duration = visit(ownDuration, term);
    if (duration !== undefined && 'step' in term && term.step === step) return duration;
  }
  return undefined;
}

const none = (): undefined => undefined;

/** The first window of a task, or how long a delay lasts at most. */
const ownDuration: Visitor<Duration | undefined> = {
  pass: none,
  sequence: none,
  delay: ({ length }) => ('until' in length ? length.atMost : length),
  show: none,
  send: none,
  task: ({ windows }) => windows[0]?.within,
  choice: none,
  fork: none,
  end: none,
};

const withDuration = (term: Behaviour, step: string, duration: Duration): Behaviour =>
  'step' in term && term.step === step ? visit(withOwnDuration, term, duration) : term;

const unchanged = (behaviour: Behaviour): Behaviour => behaviour;

const withOwnDuration: Visitor<Behaviour, [duration: Duration]> = {
  pass: unchanged,
  sequence: unchanged,
  delay: (delay, duration) => {
    const { length } = delay;
    return { ...delay, length: 'until' in length ? { ...length, atMost: duration } : duration };
  },
  show: unchanged,
  send: unchanged,
  task: (task, within) => {
    const [first, ...rest] = task.windows;
    return first === undefined ? task : { ...task, windows: [{ ...first, within }, ...rest] };
  },
  choice: unchanged,
  fork: unchanged,
  end: unchanged,
};

/** A backstop after natural time, which is the same whenever a case starts. */
function addBackstop(
  { promise, property }: BrokenPromise,
  timing: TimingContext,
): readonly Repair[] {
  if (promise.promise !== 'told' || property.obligation.after !== undefined) return [];
  const { starts } = timing;
  const shortest = slack(timing.late.after(starts, property.within), starts)?.ms ?? 0;
  const room = shortest - amountOf(timing.assume.mail);
  const unit = room >= 2 * dayMs ? dayMs : hourMs;
  return room < hourMs ? [] : [{ do: 'backstop', after: { ms: Math.floor(room / unit) * unit } }];
}

function widenPromise(
  { property, behaviour }: BrokenPromise,
  timing: TimingContext,
): readonly Repair[] {
  const unit = unitOf(property.within);
  const now = amountOf(property.within) / unit;
  const longer = (n: number): Duration => sized(property.within, (now + n) * unit);
  // A promise that leads beyond what calendars know cannot be proved; while the shortest is looked for, it is not ruled out either.
  const more = fewest(Math.ceil(now * 20), (n) =>
    isNotBroken(behaviour, { ...property, within: longer(n) }, timing),
  );
  if (more === undefined) return [];
  const to = longer(more);
  return holds(behaviour, { ...property, within: to }, timing) ? [{ do: 'widen', to }] : [];
}

const isNotBroken = (
  behaviour: FlowBehaviour,
  property: BoundedResponse,
  timing: TimingContext,
): boolean => (worstCaseOf(behaviour, property, timing)?.slack?.ms ?? 0) >= 0;

const holds = (
  behaviour: FlowBehaviour,
  property: BoundedResponse,
  timing: TimingContext,
): boolean => {
  const worstCase = worstCaseOf(behaviour, property, timing);
  return worstCase?.slack !== undefined && !worstCase.violated && worstCase.slack.ms >= 0;
};

/** The least number from 1 to `most` for which a monotone predicate holds. */
function fewest(most: number, enough: (n: number) => boolean): number | undefined {
  if (most < 1 || !enough(most)) return undefined;
  let [no, yes] = [0, most];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (enough(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

const amountOf = (duration: Duration): number => {
  if ('businessDays' in duration) return duration.businessDays;
  return 'ms' in duration ? duration.ms : duration.businessMs;
};

/** The unit in which an author would write it. */
const unitOf = (duration: Duration): number => {
  if ('businessDays' in duration) return 1;
  const amount = amountOf(duration);
  if ('ms' in duration && amount % dayMs === 0) return dayMs;
  return amount % hourMs === 0 ? hourMs : minuteMs;
};

const sized = (like: Duration, amount: number): Duration => {
  if ('businessDays' in like) return { ...like, businessDays: amount };
  return 'ms' in like ? { ms: amount } : { ...like, businessMs: amount };
};
