import { identifierOf } from '../../expression/identifier.ts';
import type { ProofAssumptions } from '../../model/plan.ts';
import type { Delay, Send, UserTask } from '../../behaviour/behaviour.ts';
import { isElapsed, type KnownMoments } from '../timing/moments.ts';
import { closingsFrom, taskEndsOf } from '../timing/task-times.ts';
import type { Calendars } from '../../time/deadline.ts';
import { dayMs } from '../../time/units.ts';
import type { TimeDomain } from '../timing/time-domain.ts';
import {
  answeredEvent,
  askedEvent,
  choiceEvent,
  deliveryEvent,
  silenceEvent,
} from '../timing/trace-events.ts';
import { type DatedRun, datedTimeDomain, runTrace } from '../timing/traced-times.ts';
import type { PathEdge, PathToStep } from './paths-to.ts';
import type { Instant } from '../../model/base.ts';

export interface ConcreteRunContext {
  readonly calendars: Calendars;
  readonly assume: ProofAssumptions;
}

/** A run, and when its case starts. */
export interface ConcreteRun {
  readonly start: Instant;
  readonly end: DatedRun;
}

/**
 * A run along a path that ends exactly at an instant; undefined when none is found. It has a single response instant: everyone who can
 * choose when to act waits for it, as long as they may, and acts at once after it. The later the response instant, the later the run
 * ends. So the latest start from which the run can end in time is found by bisection, and then the response instant.
 */
export function concreteRun(
  endsAt: Instant,
  path: PathToStep,
  context: ConcreteRunContext,
): ConcreteRun | undefined {
  const runFrom = (start: Instant, responseInstant: Instant): DatedRun | undefined =>
    timedRun(path, { start, responseInstant }, context);
  const isInTime = (run: DatedRun | undefined): boolean => run !== undefined && run.at <= endsAt;
  const start = lastWhere(endsAt - maxRunLength, endsAt, (one) => isInTime(runFrom(one, one)));
  if (!isInTime(runFrom(start, start))) return undefined;
  const responseInstant = lastWhere(start, endsAt, (one) => isInTime(runFrom(start, one)));
  const end = runFrom(start, responseInstant);
  return end?.at === endsAt ? { start, end } : undefined;
}

/** No line of a flow that anybody waits for is longer. */
const maxRunLength = 400 * dayMs;

/** The run from a start with a response instant; undefined when it cannot take this path. */
function timedRun(
  path: PathToStep,
  { start, responseInstant }: { readonly start: Instant; readonly responseInstant: Instant },
  { calendars, assume }: ConcreteRunContext,
): DatedRun | undefined {
  const times = datedTimeDomain(calendars);
  const timestamps: Record<string, DatedRun> = {};
  let run: DatedRun | undefined = { at: start };
  for (const [index, edge] of path.entries()) {
    if (run === undefined) return undefined;
    if (edge.goes === 'tells') timestamps[`${identifierOf(edge.send.step)}.sentAt`] = run;
    const isLast = index === path.length - 1;
    const moments = { caseStart: { at: start }, timestamps };
    run = afterEdge(edge, run, { times, assume, moments, responseInstant, isLast });
  }
  return run;
}

interface EdgeContext {
  readonly times: TimeDomain<DatedRun>;
  readonly assume: ProofAssumptions;
  readonly moments: KnownMoments<DatedRun>;
  readonly responseInstant: Instant;
  /** The run ends with this edge. */
  readonly isLast: boolean;
}

function afterEdge(edge: PathEdge, from: DatedRun, context: EdgeContext): DatedRun | undefined {
  const { times, assume } = context;
  switch (edge.goes) {
    case 'waits':
      return afterDelay(edge.delay, from, context);
    case 'tells':
      return afterSend(edge.send, from, context);
    case 'answers':
      return afterAnswer(edge.task, edge.outcome, from, context);
    case 'is silent':
      return afterSilence(edge.task, from, context);
    case 'opens': {
      const asked = responseAt(from, times.after(from, assume.mail), context);
      return runTrace.record(asked, edge.task.step, askedEvent(edge.task));
    }
    case 'chooses': {
      const branch = edge.choice.branches.find(({ label }) => label === edge.branch);
      return branch && runTrace.record(from, edge.choice.step, choiceEvent(branch));
    }
    default:
      return edge satisfies never;
  }
}

function afterDelay({ step, length }: Delay, from: DatedRun, context: EdgeContext): DatedRun {
  const { times, assume } = context;
  if ('until' in length && isElapsed(length.until, assume)) return from;
  const over =
    'until' in length
      ? responseAt(from, times.after(from, length.atMost), context)
      : times.after(from, length);
  return runTrace.record(over, step, { what: 'waited' });
}

/** A message that does not hold the line is accepted at once, unless the run ends with its acceptance. */
function afterSend(send: Send, from: DatedRun, context: EdgeContext): DatedRun {
  const { times, assume, isLast } = context;
  const accepted =
    send.holds || isLast ? responseAt(from, times.after(from, assume.mail), context) : from;
  return runTrace.record(accepted, send.step, deliveryEvent(send, 'told'));
}

function afterSilence(task: UserTask, from: DatedRun, context: EdgeContext): DatedRun {
  const { closes } = taskEndsOf(task, { ...context.moments, at: from }, context);
  return runTrace.record(closes, task.step, silenceEvent(task));
}

/** Nobody answers before they are asked, nor a task whose last window has closed. */
function afterAnswer(
  task: UserTask,
  outcome: string,
  from: DatedRun,
  context: EdgeContext,
): DatedRun | undefined {
  const { times, moments, assume } = context;
  const clock = { times, trace: runTrace, assume };
  const { answered, isOpen } = taskEndsOf(task, { ...moments, at: from }, clock);
  if (!isOpen) return undefined;
  const asked = from.at + 1;
  const end = responseAt(
    { ...from, at: asked },
    { ...answered, at: Math.max(answered.at, asked) },
    context,
  );
  const open = closingsFrom(task, from, times).findIndex((closes) => end.at < closes.at);
  const window = open < 0 ? undefined : open;
  return runTrace.record(end, task.step, answeredEvent(task, outcome, window));
}

/** Somebody acts at the response instant: not before they can, and not later than they may. */
const responseAt = (
  earliest: DatedRun,
  latest: DatedRun,
  { responseInstant }: EdgeContext,
): DatedRun => ({
  ...earliest,
  at: Math.min(Math.max(earliest.at, responseInstant), latest.at),
});

/** The last instant of a range for which something holds that holds up to some instant; its first one when it never does. */
function lastWhere(from: Instant, to: Instant, holds: (at: Instant) => boolean): Instant {
  let [yes, no] = [from, to + 1];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
