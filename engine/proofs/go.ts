import { identifierOf } from '../expression/identifier.ts';
import type { Assumed, Instant } from '../plan.ts';
import { type Dated, datedTimes } from '../shape/dated-times.ts';
import { isPast } from '../shape/past.ts';
import type { Race } from '../shape/shape.ts';
import type { Times } from '../shape/times.ts';
import type { Calendars } from '../time/deadline.ts';
import { askedBy, askedFirst, deciders, endsOf, nameOf } from './race-times.ts';
import type { Leg, Way } from './ways-to.ts';

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
  const start = last(at - farBack, at, (one) => end(one, one).at <= at);
  if (end(start, start).at > at || end(start, at).at < at) return undefined;
  const patience = last(start, at, (one) => end(start, one).at <= at);
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
    if (course.at === Infinity) break;
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

function gone(leg: Leg, from: Dated, { times, held, assume, marks, isLast }: Stepping): Dated {
  switch (leg.goes) {
    case 'waits': {
      const { step, length } = leg.delay;
      if ('until' in length && isPast(length.until, assume)) return from;
      const over =
        'until' in length ? held(times.after(from, length.atMost)) : times.after(from, length);
      return times.noting(over, step, { what: 'waited' });
    }
    case 'tells': {
      const { step, template, to, holds } = leg.emit;
      const told = { what: 'told', template, to: nameOf(to) } as const;
      marks[`${identifierOf(step)}.sentAt`] = from;
      // What does not hold the line is accepted at once, unless the course is to end with it.
      return times.noting(
        holds || isLast ? held(times.after(from, assume.mail)) : from,
        step,
        told,
      );
    }
    case 'chooses':
      return times.noting(from, leg.alt.step, {
        what: 'chosen',
        arm: leg.arm,
        ...whenOf(leg.alt.arms.find(({ label }) => label === leg.arm)?.when?.cel),
      });
    case 'opens':
      return times.noting(
        held(times.after(from, assume.mail)),
        leg.race.step,
        askedFirst(leg.race),
      );
    case 'is silent': {
      const { closes } = endsOf(leg.race, from, marks, times);
      const { as } = leg.race.silent;
      const who = askedBy(leg.race);
      return times.noting(closes, leg.race.step, { what: 'silent', ...(as && { as }), who });
    }
    case 'answers': {
      const { answered, isOpen } = endsOf(leg.race, from, marks, times);
      // Nobody comes this way.
      if (!isOpen) return { at: Infinity };
      // Nobody answers before they are asked.
      const end = held({ ...answered, at: Math.max(answered.at, from.at + 1) }, 1);
      const by = deciders(leg.race, leg.outcome, windowAt(end.at, leg.race, from, times));
      return times.noting(end, leg.race.step, { what: 'answered', outcome: leg.outcome, by });
    }
  }
}

/** Which window is open then, for one that counts from its opening. */
function windowAt(at: Instant, { windows }: Race, opened: Dated, times: Times<Dated>): number {
  let end = opened;
  const open = windows.findIndex(({ within }) => {
    end = times.after(end, within);
    return at < end.at;
  });
  return open < 0 ? windows.length - 1 : open;
}

const whenOf = (when: string | undefined) => (when === undefined ? {} : { when });

/** The last instant from `from` to `to` for which something that is true up to some moment is true; `from` when it never is. */
function last(from: Instant, to: Instant, holds: (at: Instant) => boolean): Instant {
  let [yes, no] = [from, to + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
