import type { Promised } from '../../model/plan.ts';
import { withMain } from '../../behaviour/transform.ts';
import type { Shape, FlowShape } from '../../behaviour/behaviour.ts';
import { termsOf } from '../../behaviour/traverse.ts';
import { slack } from '../../time/maps/extrema.ts';
import { identity, restrict } from '../../time/maps/time-map.ts';
import { type Ground, worstOf } from '../timing/bound.ts';
import type { Claim } from '../timing/bounded-response.ts';
import type { Remedy } from '../finding/finding.ts';
import type { Duration } from '../../model/base.ts';

interface Failing {
  readonly promise: Promised;
  readonly claim: Claim;
  readonly shape: FlowShape;
  /** The step that costs most. */
  readonly step: string | undefined;
}

/** What would make a broken promise hold: less time for the step that costs most, a backstop, or a longer promise. */
export const remediesFor = (failing: Failing, ground: Ground): readonly Remedy[] => [
  ...shorter(failing, ground),
  ...backstop(failing, ground),
  ...wider(failing, ground),
];

function shorter({ claim, shape, step }: Failing, ground: Ground): readonly Remedy[] {
  const length = step === undefined ? undefined : lengthOf(shape.main, step);
  if (step === undefined || length === undefined) return [];
  const unit = unitOf(length);
  const units = Math.floor(amountOf(length) / unit) - 1;
  const less = fewest(units, (n) => {
    const time = sized(length, amountOf(length) - n * unit);
    return holds(
      withMain(shape, (term) => timed(term, step, time)),
      claim,
      ground,
    );
  });
  return less === undefined ? [] : [{ do: 'shorten', step, by: sized(length, less * unit) }];
}

/** The first window of a task, or how long a wait lasts. */
function lengthOf(shape: Shape, step: string): Duration | undefined {
  for (const term of termsOf(shape)) {
    if (term.term === 'race' && term.step === step) return term.windows[0]?.within;
    if (term.term === 'delay' && term.step === step)
      return 'until' in term.length ? term.length.atMost : term.length;
  }
  return undefined;
}

function timed(shape: Shape, step: string, time: Duration): Shape {
  if (shape.term === 'race' && shape.step === step) {
    const [first, ...rest] = shape.windows;
    return first === undefined
      ? shape
      : { ...shape, windows: [{ ...first, within: time }, ...rest] };
  }
  if (shape.term !== 'delay' || shape.step !== step) return shape;
  const { length } = shape;
  return { ...shape, length: 'until' in length ? { ...length, atMost: time } : time };
}

/** Natural time, so that it is the same whenever a case starts. */
function backstop({ promise, claim }: Failing, ground: Ground): readonly Remedy[] {
  if (promise.promise !== 'told' || claim.quest.after !== undefined) return [];
  const zero = restrict(identity, ground.domain);
  const shortest = slack(ground.late.after(zero, claim.within), zero)?.ms ?? 0;
  const room = shortest - amountOf(ground.assume.mail);
  const unit = room >= 2 * day ? day : hour;
  return room < hour ? [] : [{ do: 'backstop', after: { ms: Math.floor(room / unit) * unit } }];
}

function wider({ claim, shape }: Failing, ground: Ground): readonly Remedy[] {
  const unit = unitOf(claim.within);
  const now = amountOf(claim.within) / unit;
  const longer = (n: number): Duration => sized(claim.within, (now + n) * unit);
  // Of a time that leads beyond what calendars know nothing is known, which says nothing against it while the least is looked for.
  const more = fewest(Math.ceil(now * 20), (n) =>
    isNotBroken(shape, { ...claim, within: longer(n) }, ground),
  );
  if (more === undefined) return [];
  const to = longer(more);
  return holds(shape, { ...claim, within: to }, ground) ? [{ do: 'widen', to }] : [];
}

const isNotBroken = (shape: FlowShape, claim: Claim, ground: Ground): boolean =>
  (worstOf(shape, claim, ground)?.slack?.ms ?? 0) >= 0;

const holds = (shape: FlowShape, claim: Claim, ground: Ground): boolean => {
  const worst = worstOf(shape, claim, ground);
  return worst?.slack !== undefined && !worst.lost && worst.slack.ms >= 0;
};

/** The least number from 1 to `most` for which something holds that goes on holding. */
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

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const amountOf = (duration: Duration): number => {
  if ('businessDays' in duration) return duration.businessDays;
  return 'ms' in duration ? duration.ms : duration.businessMs;
};

/** In what an author would count. */
const unitOf = (duration: Duration): number => {
  if ('businessDays' in duration) return 1;
  const amount = amountOf(duration);
  if ('ms' in duration && amount % day === 0) return day;
  return amount % hour === 0 ? hour : minute;
};

const sized = (like: Duration, amount: number): Duration => {
  if ('businessDays' in like) return { ...like, businessDays: amount };
  return 'ms' in like ? { ms: amount } : { ...like, businessMs: amount };
};
