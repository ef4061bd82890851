import type { Act, Refusal } from '../engine/model/act.ts';
import { execute, type Run } from '../engine/interpreter/execute.ts';
import type { Host, Input } from '../engine/ports/host.ts';
import { createClock, type WorkflowClock } from './clock.ts';
import { createInbox, type Arrival, type Inbox } from './inbox.ts';
import type { InputLogEntry } from './input-log.ts';
import type { FlowInput, Resume } from './messages.ts';
import { createOperatorView, type OperatorView } from './operator-view.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createTimers, type Timers } from './timers.ts';
import type { Instant } from '../engine/model/base.ts';

/** Runs the interpreter on Temporal, in turns: each processes one input, or several that arrived together, and then hands over what has gathered. */
export interface Turns {
  readonly run: Run;
  readonly inbox: Pick<Inbox, 'announce' | 'complete' | 'waiting'>;
  /** Processes the results and the ends of waits that the inbox has gathered, one turn for each. */
  workOff(): void;
  /** Processes an act; `shown` if the history has an event of its acceptance. Returns why it changed nothing. */
  act(act: Act, shown: boolean): Refusal | undefined;
  /** Ends the work on what has come together: what left nothing else leaves a trace, so that no worker reads two tasks as one. */
  leaveTrace(): void;
  review(act: Act): Refusal | undefined;
  /** The error that broke the interpreter or an activity, if any. */
  readonly failed: unknown;
  /** Resolves when every entry is in the store. */
  flushed(): Promise<void>;
  /** Lets activities under way end, so that another run can go on. */
  drain(): void;
  readonly idle: boolean;
  /** The state with which the next run goes on from here. */
  resume(): Resume;
}

/** Starts the interpreter, or brings it back to where the last run stopped, and takes the first turn. */
export function startTurns(input: FlowInput): Turns {
  const clock = createClock();
  let failed: unknown;
  let traceless = false;
  const fail = (error: unknown) => {
    failed ??= error;
  };
  const inbox = createInbox(input.plan, (arrival) => void turn(arrival));
  const outbox = createOutbox(input, {
    now: () => clock.now(),
    arrive: (arrival) => inbox.take(arrival),
    fail,
    gathers: () => inbox.gathers,
  });
  const timers = timersInto(inbox, clock);
  const view = createOperatorView();
  const log: InputLogEntry[] = [];
  const run = startRun(input, outbox.host, { clock, log });

  const turn = (arrival: Omit<Arrival, 'order'>): Refusal | undefined => {
    const parts = { run, clock, log, outbox, timers, view };
    const taken = attempt(() => takeTurn(parts, arrival), fail);
    traceless ||= taken?.traceless === true;
    return taken?.refused;
  };

  outbox.resume(log);
  turn({ kind: 'result', inputs: () => outbox.cancelled() });
  traceless = false;
  return {
    run,
    inbox,
    workOff: () => inbox.takeAll().forEach(turn),
    act: (act, shown) => turn({ kind: 'act', inputs: () => [{ kind: 'act', act }], shown }),
    leaveTrace() {
      if (traceless && inbox.gathers) view.show(run, 'again');
      traceless = false;
    },
    review: (act) => run.review(act),
    get failed() {
      return failed;
    },
    flushed: () => outbox.flushed(),
    drain: () => outbox.drain(),
    get idle() {
      return outbox.idle && !inbox.waiting;
    },
    resume: () => outbox.carry(log),
  };
}

function attempt<T>(work: () => T, fail: (error: unknown) => void): T | undefined {
  try {
    return work();
  } catch (error) {
    fail(error);
    return undefined;
  }
}

function timersInto(inbox: Inbox, clock: WorkflowClock): Timers {
  const timers = createTimers((wait, until) => {
    const at = inbox.gathers ? until : Math.max(clock.now(), until);
    inbox.take({ kind: 'due', order: wait, at, inputs: () => timers.endOf(wait) });
  });
  return timers;
}

interface ReplayState {
  readonly clock: WorkflowClock;
  readonly log: InputLogEntry[];
}

/** Starts the interpreter; after continue-as-new, replays the input log, which brings it to the point where the last run stopped. */
function startRun(input: FlowInput, host: Host, { clock, log }: ReplayState): Run {
  const [first, ...rest] = input.resume?.log ?? [];
  const at = first?.at ?? host.now();
  log.push({ at, input: { kind: 'start' } });
  const run = clock.during(at, () => execute(input, host));
  for (const entry of rest) {
    if (entry.input.kind === 'start') continue;
    const again = entry.input;
    clock.during(entry.at, () => run.feed(again));
    log.push(entry);
  }
  return run;
}

interface TurnParts extends ReplayState {
  readonly run: Run;
  readonly outbox: Outbox;
  readonly timers: Timers;
  readonly view: OperatorView;
}

interface TurnResult {
  readonly refused: Refusal | undefined;
  /** The history has no event at once by which it can be seen, nor the input an instant of its own. */
  readonly traceless: boolean;
}

function takeTurn(parts: TurnParts, arrival: Omit<Arrival, 'order'>): TurnResult {
  const { run, clock, outbox, timers, view } = parts;
  const { kind, inputs, at: recorded, shown = false } = arrival;
  const at = clock.at(recorded);
  const refused = processInputs(parts, inputs(), at);
  const traces = [
    view.show(run),
    timers.update(run.over ? [] : run.waits, clock.now()),
    outbox.flush(run),
  ];
  const isOnRecord = kind === 'result' && recorded !== undefined;
  return { refused, traceless: !isOnRecord && !shown && !traces.includes(true) };
}

/** A message that is cancelled before it has left comes back as an input of the same turn. Inputs that changed nothing are not logged. */
function processInputs(
  { run, outbox, clock, log }: TurnParts,
  inputs: readonly Input[],
  at: Instant,
): Refusal | undefined {
  let refused: Refusal | undefined;
  for (let next = inputs; next.length > 0; next = outbox.cancelled())
    for (const input of next) {
      const refusal = clock.during(at, () => run.feed(input));
      if (refusal === undefined) log.push({ at, input });
      refused ??= refusal;
    }
  return refused;
}
