import { identifierOf } from '../../expression/identifier.ts';
import type { Assumed } from '../../model/plan.ts';
import { type Dated, datedTimes } from '../timing/traced-times.ts';
import { isPast } from '../timing/is-elapsed.ts';
import type { Alt, Delay, Emit, Race } from '../../behaviour/behaviour.ts';
import type { Times } from '../timing/time-domain.ts';
import type { Calendars } from '../../time/deadline.ts';
import type { Happening } from '../finding/finding.ts';
import { askedBy, askedFirst, deciders, endsOf, nameOf } from '../timing/task-times.ts';
import type { Leg, Way } from './paths-to.ts';
import type { Instant } from '../../model/base.ts';

export interface Going {
  readonly calendars: Calendars;
  readonly assume: Assumed;
}

/**
 * A course along a way that comes to its end exactly at an instant: everyone who may choose waits for one moment of the day, as long
 * as they can, and is prompt after it. The later that moment, the later the end; so it is found by bisection. Undefined when this way
 * never ends then.
 */
export function courseTo(at: Instant, way: Way, going: Going): Started | undefined {
  const end = (start: Instant, patience: Instant): Dated => go(way, start, patience, going);
  const start = lastWith(at - farBack, at, (one) => end(one, one).at <= at);
  if (end(start, start).at > at || end(start, at).at < at) return undefined;
  const patience = lastWith(start, at, (one) => end(start, one).at <= at);
  const found = end(start, patience);
  return found.at === at ? { start, course: found } : undefined;
}

/** A course, and when its case starts. */
export interface Started {
  readonly start: Instant;
  readonly course: Dated;
}

/** No line of a flow that anybody waits for is longer. */
const farBack = 400 * 86_400_000;

function go(way: Way, start: Instant, patience: Instant, { calendars, assume }: Going): Dated {
  const times = datedTimes(calendars);
  let course: Dated = { at: start };
  const marks: Record<string, Dated> = { case: course };
  for (const [index, leg] of way.entries()) {
    if (course === nowhere) break;
    const soonest = course;
    const held = (latest: Dated, atLeast = 0): Dated => ({
      ...soonest,
      at: Math.min(Math.max(soonest.at + atLeast, patience), latest.at),
    });
    course = gone(leg, course, { times, held, assume, marks, isLast: index === way.length - 1 });
  }
  return course;
}

interface Stepping {
  readonly times: Times<Dated>;
  /** Waits for the moment, but not beyond. */
  readonly held: (latest: Dated, atLeast?: number) => Dated;
  readonly assume: Assumed;
  readonly marks: Record<string, Dated>;
  readonly isLast: boolean;
}

function gone(leg: Leg, from: Dated, its: Stepping): Dated {
  const { times, held, assume } = its;
  if (leg.goes === 'waits') return waited(leg.delay, from, its);
  if (leg.goes === 'tells') return told(leg.emit, from, its);
  if (leg.goes === 'is silent') return silent(leg.race, from, its);
  if (leg.goes === 'answers') return answered(leg.race, leg.outcome, from, its);
  if (leg.goes === 'chooses') return times.noting(from, leg.alt.step, choiceOf(leg.alt, leg.arm));
  return times.noting(held(times.after(from, assume.mail)), leg.race.step, askedFirst(leg.race));
}

function waited({ step, length }: Delay, from: Dated, { times, held, assume }: Stepping): Dated {
  if ('until' in length && isPast(length.until, assume)) return from;
  const over =
    'until' in length ? held(times.after(from, length.atMost)) : times.after(from, length);
  return times.noting(over, step, { what: 'waited' });
}

/** What does not hold the line is accepted at once, unless the course is to end with it. */
function told(emit: Emit, from: Dated, { times, held, assume, marks, isLast }: Stepping): Dated {
  const { step, template, to, holds } = emit;
  marks[`${identifierOf(step)}.sentAt`] = from;
  const accepted = holds || isLast ? held(times.after(from, assume.mail)) : from;
  return times.noting(accepted, step, { what: 'told', template, to: nameOf(to) });
}

function silent(race: Race, from: Dated, { times, marks }: Stepping): Dated {
  const { closes } = endsOf(race, from, marks, times);
  const { as } = race.silent;
  return times.noting(closes, race.step, {
    what: 'silent',
    ...(as === undefined ? {} : { as }),
    who: askedBy(race),
  });
}

function answered(
  race: Race,
  outcome: string,
  from: Dated,
  { times, held, marks }: Stepping,
): Dated {
  const { answered: last, isOpen } = endsOf(race, from, marks, times);
  if (!isOpen) return nowhere;
  // Nobody answers before they are asked.
  const end = held({ ...last, at: Math.max(last.at, from.at + 1) }, 1);
  const by = deciders(race, outcome, windowAt(end.at, race, from, times));
  return times.noting(end, race.step, { what: 'answered', outcome, by });
}

/** Nobody comes this way. */
const nowhere: Dated = { at: Infinity };

/** Which window is open then, for one that counts from its opening. */
function windowAt(at: Instant, { windows }: Race, opened: Dated, times: Times<Dated>): number {
  let end = opened;
  const open = windows.findIndex(({ within }) => {
    end = times.after(end, within);
    return at < end.at;
  });
  return open < 0 ? windows.length - 1 : open;
}

function choiceOf({ arms }: Alt, arm: string): Happening {
  const when = arms.find(({ label }) => label === arm)?.when?.cel;
  return { what: 'chosen', arm, ...(when === undefined ? {} : { when }) };
}

/** The last instant from `from` to `to` for which something that is true up to some moment is true; `from` when it never is. */
function lastWith(from: Instant, to: Instant, holds: (at: Instant) => boolean): Instant {
  let [yes, no] = [from, to + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
