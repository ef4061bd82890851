import type { Host } from '../ports/host.ts';
import type { PromiseSettledFact } from '../model/journal.ts';
import { fulfils, isAnswer } from '../model/message.ts';
import type { DonePromise, SilencePromise, Plan, FlowPromise, ToldPromise } from '../model/plan.ts';
import { has } from '../model/generations.ts';
import type { CountedFrom } from '../ports/step-context.ts';
import { countedFrom } from './counted-from.ts';
import { createEventReader, type PromiseEvent, type ToldEvent } from './promise-events.ts';
import { deadline } from '../time/deadline.ts';
import type { Instant, Duration, Expression } from '../model/base.ts';
import { minuteMs } from '../time/units.ts';

/** The monitors of a case: one for each promise of its plan (runtime verification). */
export interface PromiseMonitors {
  /** The host on which the case runs: the monitors observe whatever is recorded there. */
  readonly host: Host;
  /** Nothing is open any more: a promise that is not fulfilled by now is broken. */
  over(): void;
  /** The case has ended before these steps could run. */
  outOfReach(steps: () => ReadonlySet<string>): void;
  /** Why the promises cannot be watched. */
  readonly failed?: { readonly error: unknown };
}

/**
 * Observes the journal, and adds to it which promise was kept or broken. This needs neither timers nor activities: that something is late
 * is found when it comes at last, or when the case is over.
 */
export function monitorPromises(
  { plan, host }: { readonly plan: Plan; readonly host: Host },
  instantOf: (expression: Expression) => Instant,
): PromiseMonitors {
  if (plan.promises === undefined || plan.promises.length === 0)
    return { host, over: () => undefined, outOfReach: () => undefined };
  const started = host.now();
  const clock: PromiseClock = {
    started,
    since: (since) => countedFrom(instantOf(since), started, plan),
    after: (from, duration) => deadline(from, duration, plan.calendars),
  };
  const pending = new Map(plan.promises.map((one, index) => [index, monitorOf(one, clock)]));
  const readEvent = createEventReader(plan);
  let closing = false;
  const observe = (event: PromiseEvent): void => {
    for (const [promise, monitor] of pending) {
      const result = closing ? resultAtClosing(monitor, event) : monitor(event);
      if (result === undefined) continue;
      pending.delete(promise);
      if (result !== 'void') host.record({ kind: 'promise', promise, ...result });
    }
  };
  return {
    host: {
      now: () => host.now(),
      send: (message) => host.send(message),
      cancel: (message) => host.cancel(message),
      assign: (opening) => host.assign(opening),
      record(fact) {
        host.record(fact);
        closing ||= fact.kind === 'closed';
        if (pending.size === 0) return;
        const event = readEvent(fact, host.now());
        if (event !== undefined) observe(event);
      },
    },
    over: () => observe({ what: 'over', at: host.now() }),
    outOfReach(steps) {
      if (pending.size > 0 && has(plan, 'void-when-out-of-reach'))
        observe({ what: 'out-of-reach', steps: steps(), at: host.now() });
    },
  };
}

/** An operator has closed the case, maybe because this very promise cannot be reckoned: nothing may keep it open. */
function resultAtClosing(monitor: PromiseMonitor, event: PromiseEvent): ReturnType<PromiseMonitor> {
  try {
    return monitor(event);
  } catch {
    return 'void';
  }
}

interface PromiseClock {
  readonly started: Instant;
  readonly since: (since: Expression) => CountedFrom;
  readonly after: (from: Instant, duration: Duration) => Instant;
}

/** When a promise has to be fulfilled, with what the record says about it. */
interface PromiseDue extends Pick<CountedFrom, 'ahead'> {
  readonly at: Instant;
}

type PromiseResult = Omit<PromiseSettledFact, 'kind' | 'promise'>;

/** Returns the result of one promise as soon as it is known; `void` when the promise no longer holds. */
type PromiseMonitor = (event: PromiseEvent) => PromiseResult | 'void' | undefined;

function monitorOf(promised: FlowPromise, clock: PromiseClock): PromiseMonitor {
  const monitor = ownMonitorOf(promised, clock);
  return (event) => (event.what === 'taken-over' ? 'void' : monitor(event));
}

function ownMonitorOf(promised: FlowPromise, clock: PromiseClock): PromiseMonitor {
  if (promised.promise === 'silence') return monitorSilence(promised, clock);
  return promised.promise === 'told' ? monitorTold(promised, clock) : monitorDone(promised, clock);
}

function monitorTold(promised: ToldPromise, clock: PromiseClock): PromiseMonitor {
  const countdown = countdownOf(promised, clock);
  let counts = promised.after === undefined;
  let toldAt: Instant | undefined;
  return (event) => {
    if (event.what === 'told' && counts && isFulfilledBy(event, promised)) toldAt ??= event.at;
    // A message that is accepted while the one from which the time counts is still on its way fulfils the promise.
    counts ||= event.what === 'sent' && event.step === promised.after;
    countdown.observe(event);
    const due = countdown.due();
    if (due === undefined) return undefined;
    counts = true;
    if (toldAt !== undefined) return resultAt(toldAt, due);
    return event.what === 'over' ? neverFulfilled(event.at, due) : undefined;
  };
}

function monitorDone(promised: DonePromise, clock: PromiseClock): PromiseMonitor {
  const countdown = countdownOf(promised, clock);
  let closedAt: Instant | undefined;
  return (event) => {
    if (event.what === 'out-of-reach' && event.steps.has(promised.step)) return 'void';
    if ('task' in event && event.task === promised.step) {
      if (event.what === 'cancelled') return 'void';
      closedAt = event.at;
    }
    countdown.observe(event);
    const due = countdown.due();
    if (due === undefined) return undefined;
    if (closedAt !== undefined) return resultAt(closedAt, due);
    return event.what === 'over' ? neverFulfilled(event.at, due) : undefined;
  };
}

/** Measures each gap between messages; the one that came closest to the limit, or exceeded it most, is the result. */
function monitorSilence({ who, atMost }: SilencePromise, clock: PromiseClock): PromiseMonitor {
  let last = clock.started;
  let worst: { readonly at: Instant; readonly due: Instant } | undefined;
  return (event) => {
    if (event.what !== 'ended' && event.what !== 'told') return undefined;
    if (event.what === 'told' && !event.to.includes(who)) return undefined;
    const gap = { at: Math.max(event.at, last), due: clock.after(last, atMost) };
    if (worst === undefined || gap.at - gap.due > worst.at - worst.due) worst = gap;
    last = gap.at;
    return event.what !== 'told' || isAnswer(event.class)
      ? resultAt(worst.at, { at: worst.due })
      : undefined;
  };
}

/** Tells when a promise is due; undefined until the step from which its time counts is over. */
function countdownOf({ within, since, after }: ToldPromise | DonePromise, clock: PromiseClock) {
  let from: Instant | undefined;
  let due: PromiseDue | undefined;
  let ahead: Pick<CountedFrom, 'ahead'> = {};
  if (after === undefined)
    ({ from, ...ahead } = since === undefined ? { from: clock.started } : clock.since(since));
  return {
    due: () =>
      (due ??= from === undefined ? undefined : { at: clock.after(from, within), ...ahead }),
    observe(event: PromiseEvent): void {
      const passed =
        (event.what === 'closed' && event.task === after) ||
        (event.what === 'told' && event.accepted && event.step === after);
      if (passed) from ??= event.at;
    },
  };
}

const isFulfilledBy = (
  { named, step, class: messageClass }: ToldEvent,
  { who, about, after }: ToldPromise,
): boolean =>
  named === who && (after === undefined || step !== after) && fulfils(messageClass, about);

/** A promise that is fulfilled less than this after its time is kept: timers fire a little late, and a result takes time to arrive. */
const graceMs = minuteMs;

function resultAt(at: Instant, { at: due, ...ahead }: PromiseDue): PromiseResult {
  const late = at - due;
  return late < graceMs
    ? { kept: true, due, by: Math.max(0, -late), ...ahead }
    : { kept: false, due, by: late, ...ahead };
}

const neverFulfilled = (at: Instant, { at: due, ...ahead }: PromiseDue): PromiseResult => ({
  kept: false,
  due,
  by: Math.max(0, at - due),
  ...ahead,
  never: true,
});
