import { identifierOf } from '../../expression/identifier.ts';
import type { ProofAssumptions } from '../../model/plan.ts';
import { type DatedRun, datedTimeDomain } from '../timing/traced-times.ts';
import { isElapsed } from '../timing/is-elapsed.ts';
import type { Choice, Delay, Send, UserTask } from '../../behaviour/behaviour.ts';
import type { TimeDomain } from '../timing/time-domain.ts';
import type { Calendars } from '../../time/deadline.ts';
import type { CounterexampleEvent } from '../finding/finding.ts';
import { everyoneAsked, firstAsked, deciders, taskEndsOf, nameOf } from '../timing/task-times.ts';
import type { PathEdge, PathToStep } from './paths-to.ts';
import type { Instant } from '../../model/base.ts';
import { dayMs } from '../../time/units.ts';

export interface ConcreteRunContext {
  readonly calendars: Calendars;
  readonly assume: ProofAssumptions;
}

/**
 * A course along a way that comes to its end exactly at an instant: everyone who may choose waits for one moment of the day, as long
 * as they can, and is prompt after it. The later that moment, the later the end; so it is found by bisection. Undefined when this way
 * never ends then.
 */
export function concreteRun(
  at: Instant,
  path: PathToStep,
  context: ConcreteRunContext,
): ConcreteRun | undefined {
  const end = (start: Instant, responseInstant: Instant): DatedRun =>
    timedRun(path, start, responseInstant, context);
  const start = lastWhere(at - maxRunLength, at, (one) => end(one, one).at <= at);
  if (end(start, start).at > at || end(start, at).at < at) return undefined;
  const responseInstant = lastWhere(start, at, (one) => end(start, one).at <= at);
  const found = end(start, responseInstant);
  return found.at === at ? { start, end: found } : undefined;
}

/** A course, and when its case starts. */
export interface ConcreteRun {
  readonly start: Instant;
  readonly end: DatedRun;
}

/** No line of a flow that anybody waits for is longer. */
const maxRunLength = 400 * dayMs;

function timedRun(
  path: PathToStep,
  start: Instant,
  responseInstant: Instant,
  { calendars, assume }: ConcreteRunContext,
): DatedRun {
  const times = datedTimeDomain(calendars);
  let course: DatedRun = { at: start };
  const timestamps: Record<string, DatedRun> = { case: course };
  for (const [index, edge] of path.entries()) {
    if (course === unreachable) break;
    const earliest = course;
    const responseAt = (latest: DatedRun, atLeast = 0): DatedRun => ({
      ...earliest,
      at: Math.min(Math.max(earliest.at + atLeast, responseInstant), latest.at),
    });
    course = followEdge(edge, course, {
      times,
      responseAt,
      assume,
      timestamps,
      isLast: index === path.length - 1,
    });
  }
  return course;
}

interface PathEdgeContext {
  readonly times: TimeDomain<DatedRun>;
  /** Waits for the moment, but not beyond. */
  readonly responseAt: (latest: DatedRun, atLeast?: number) => DatedRun;
  readonly assume: ProofAssumptions;
  readonly timestamps: Record<string, DatedRun>;
  readonly isLast: boolean;
}

function followEdge(edge: PathEdge, from: DatedRun, context: PathEdgeContext): DatedRun {
  const { times, responseAt, assume } = context;
  if (edge.goes === 'waits') return afterDelay(edge.delay, from, context);
  if (edge.goes === 'tells') return afterSend(edge.send, from, context);
  if (edge.goes === 'is silent') return afterSilence(edge.task, from, context);
  if (edge.goes === 'answers') return afterAnswer(edge.task, edge.outcome, from, context);
  if (edge.goes === 'chooses')
    return times.trace(from, edge.choice.step, choiceEvent(edge.choice, edge.branch));
  return times.trace(
    responseAt(times.after(from, assume.mail)),
    edge.task.step,
    firstAsked(edge.task),
  );
}

function afterDelay(
  { step, length }: Delay,
  from: DatedRun,
  { times, responseAt, assume }: PathEdgeContext,
): DatedRun {
  if ('until' in length && isElapsed(length.until, assume)) return from;
  const over =
    'until' in length ? responseAt(times.after(from, length.atMost)) : times.after(from, length);
  return times.trace(over, step, { what: 'waited' });
}

/** What does not hold the line is accepted at once, unless the course is to end with it. */
function afterSend(
  send: Send,
  from: DatedRun,
  { times, responseAt, assume, timestamps, isLast }: PathEdgeContext,
): DatedRun {
  const { step, template, to, holds } = send;
  timestamps[`${identifierOf(step)}.sentAt`] = from;
  const accepted = holds || isLast ? responseAt(times.after(from, assume.mail)) : from;
  return times.trace(accepted, step, { what: 'told', template, to: nameOf(to) });
}

function afterSilence(
  task: UserTask,
  from: DatedRun,
  { times, timestamps }: PathEdgeContext,
): DatedRun {
  const { closes } = taskEndsOf(task, from, timestamps, times);
  const { as } = task.silent;
  return times.trace(closes, task.step, {
    what: 'silent',
    ...(as === undefined ? {} : { as }),
    who: everyoneAsked(task),
  });
}

function afterAnswer(
  task: UserTask,
  outcome: string,
  from: DatedRun,
  { times, responseAt, timestamps }: PathEdgeContext,
): DatedRun {
  const { answered: last, isOpen } = taskEndsOf(task, from, timestamps, times);
  if (!isOpen) return unreachable;
  // Nobody answers before they are asked.
  const end = responseAt({ ...last, at: Math.max(last.at, from.at + 1) }, 1);
  const by = deciders(task, outcome, windowAt(end.at, task, from, times));
  return times.trace(end, task.step, { what: 'answered', outcome, by });
}

/** Nobody comes this way. */
const unreachable: DatedRun = { at: Infinity };

/** Which window is open then, for one that counts from its opening. */
function windowAt(
  at: Instant,
  { windows }: UserTask,
  opened: DatedRun,
  times: TimeDomain<DatedRun>,
): number {
  let end = opened;
  const open = windows.findIndex(({ within }) => {
    end = times.after(end, within);
    return at < end.at;
  });
  return open < 0 ? windows.length - 1 : open;
}

function choiceEvent({ branches }: Choice, branch: string): CounterexampleEvent {
  const when = branches.find(({ label }) => label === branch)?.when?.cel;
  return { what: 'chosen', arm: branch, ...(when === undefined ? {} : { when }) };
}

/** The last instant from `from` to `to` for which something that is true up to some moment is true; `from` when it never is. */
function lastWhere(from: Instant, to: Instant, holds: (at: Instant) => boolean): Instant {
  let [yes, no] = [from, to + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
