import type { Host } from '../ports/host.ts';
import type { Fulfilled } from '../model/journal.ts';
import { isAbout, isAnswer } from '../model/message.ts';
import type { DoneInTime, NeverSilent, Plan, Promised, ToldInTime } from '../model/plan.ts';
import { createListener, type Heard, type Told } from './promise-events.ts';
import { deadline } from '../time/deadline.ts';
import type { Instant, Duration, Expression } from '../model/base.ts';

/** Sees whether a case keeps what its plan promises. */
export interface Watch {
  /** The case's host; whatever is put on record there is heard here. */
  readonly host: Host;
  /** Nothing is open any more: what has not come will not come. */
  over(): void;
}

/**
 * Listens to the journal, and adds to it which promise was kept or broken. It needs neither timers nor activities: what is late is
 * known when it comes at last, or when the case is over.
 */
export function watchPromises(
  { plan, host }: { readonly plan: Plan; readonly host: Host },
  instantOf: (expression: Expression) => Instant,
): Watch {
  if (plan.promises === undefined || plan.promises.length === 0)
    return { host, over: () => undefined };
  const clock: Clock = {
    started: host.now(),
    instantOf,
    after: (from, duration) => deadline(from, duration, plan.calendars),
  };
  const open = new Map(plan.promises.map((one, index) => [index, watcherOf(one, clock)]));
  const listen = createListener(plan);
  const hear = (heard: Heard): void => {
    for (const [promise, watcher] of open) {
      const verdict = watcher(heard);
      if (verdict === undefined) continue;
      open.delete(promise);
      if (verdict !== 'void') host.record({ kind: 'promise', promise, ...verdict });
    }
  };
  return {
    host: {
      now: () => host.now(),
      send: (message) => host.send(message),
      drop: (message) => host.drop(message),
      assign: (opening) => host.assign(opening),
      record(fact) {
        host.record(fact);
        if (open.size === 0) return;
        const heard = listen(fact, host.now());
        if (heard !== undefined) hear(heard);
      },
    },
    over: () => hear({ what: 'over', at: host.now() }),
  };
}

interface Clock {
  readonly started: Instant;
  readonly instantOf: (expression: Expression) => Instant;
  readonly after: (from: Instant, duration: Duration) => Instant;
}

type Verdict = Omit<Fulfilled, 'kind' | 'promise'>;

/** Says what has become of one promise, as soon as that is known; `void` when it no longer holds. */
type Watcher = (heard: Heard) => Verdict | 'void' | undefined;

function watcherOf(promised: Promised, clock: Clock): Watcher {
  const watcher = ownWatcherOf(promised, clock);
  return (heard) => (heard.what === 'taken-over' ? 'void' : watcher(heard));
}

function ownWatcherOf(promised: Promised, clock: Clock): Watcher {
  if (promised.promise === 'silence') return neverSilent(promised, clock);
  return promised.promise === 'told' ? told(promised, clock) : done(promised, clock);
}

function told(promised: ToldInTime, clock: Clock): Watcher {
  const counting = countingOf(promised, clock);
  let leaving = promised.after === undefined;
  let word: Instant | undefined;
  return (heard) => {
    if (heard.what === 'told' && leaving && keeps(heard, promised)) word ??= heard.at;
    // What comes while the message from which the promise counts is still on its way has come.
    leaving ||= heard.what === 'sent' && heard.step === promised.after;
    counting.hear(heard);
    const due = counting.due();
    if (due === undefined) return undefined;
    leaving = true;
    if (word !== undefined) return judge(word, due);
    return heard.what === 'over' ? never(heard.at, due) : undefined;
  };
}

function done(promised: DoneInTime, clock: Clock): Watcher {
  const counting = countingOf(promised, clock);
  let closed: Instant | undefined;
  return (heard) => {
    if ('task' in heard && heard.task === promised.step) {
      if (heard.what === 'cancelled') return 'void';
      closed = heard.at;
    }
    counting.hear(heard);
    const due = counting.due();
    if (due === undefined) return undefined;
    if (closed !== undefined) return judge(closed, due);
    return heard.what === 'over' ? never(heard.at, due) : undefined;
  };
}

/** The gap that went furthest towards its end, or beyond it, stands for all. */
function neverSilent({ who, atMost }: NeverSilent, clock: Clock): Watcher {
  let last = clock.started;
  let worst: { readonly at: Instant; readonly due: Instant } | undefined;
  return (heard) => {
    if (heard.what !== 'ended' && heard.what !== 'told') return undefined;
    if (heard.what === 'told' && !heard.to.includes(who)) return undefined;
    const gap = { at: Math.max(heard.at, last), due: clock.after(last, atMost) };
    if (worst === undefined || gap.at - gap.due > worst.at - worst.due) worst = gap;
    last = gap.at;
    return heard.what !== 'told' || isAnswer(heard.class) ? judge(worst.at, worst.due) : undefined;
  };
}

/** When a promise is due: undefined until the step has been passed after which it counts. */
function countingOf({ within, since, after }: ToldInTime | DoneInTime, clock: Clock) {
  let from: Instant | undefined;
  let due: Instant | undefined;
  if (after === undefined) from = since === undefined ? clock.started : clock.instantOf(since);
  return {
    due: () => (due ??= from === undefined ? undefined : clock.after(from, within)),
    hear(heard: Heard): void {
      const passed =
        (heard.what === 'closed' && heard.task === after) ||
        (heard.what === 'told' && heard.accepted && heard.step === after);
      if (passed) from ??= heard.at;
    },
  };
}

const keeps = (
  { named, step, class: itsClass }: Told,
  { who, about, after }: ToldInTime,
): boolean => named === who && (after === undefined || step !== after) && isAbout(itsClass, about);

/** What the machinery itself may take: timers fire a little late, and a result has a way to go. */
const graceMs = 60_000;

function judge(at: Instant, due: Instant): Verdict {
  const late = at - due;
  return late < graceMs
    ? { kept: true, due, by: Math.max(0, -late) }
    : { kept: false, due, by: late };
}

const never = (at: Instant, due: Instant): Verdict => ({
  kept: false,
  due,
  by: Math.max(0, at - due),
  never: true,
});
