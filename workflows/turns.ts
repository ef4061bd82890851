import type { Act, Refusal } from '../engine/model/act.ts';
import { execute, type Run } from '../engine/interpreter/execute.ts';
import type { Host, Input } from '../engine/ports/host.ts';
import { createClock, type WorkflowClock } from './clock.ts';
import type { InputLogEntry } from './input-log.ts';
import type { FlowInput, Resume } from './messages.ts';
import { createOperatorView } from './operator-view.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createTimers } from './timers.ts';
import type { Instant } from '../engine/model/base.ts';

/** Runs the interpreter on Temporal, in turns: each processes one input, or several that arrived together, and then hands over what has gathered. */
export interface Turns {
  readonly run: Run;
  /** Returns why an act changed nothing. */
  feed(input: Input): Refusal | undefined;
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
  const fail = (error: unknown) => {
    failed ??= error;
  };
  const outbox = createOutbox(input, {
    now: () => clock.now(),
    arrive: (inputs) => turn(inputs),
    fail,
  });
  const timers = createTimers((due) => turn([{ kind: 'time' }], due));
  const view = createOperatorView();
  const log: InputLogEntry[] = [];
  const run = startRun(input, outbox.host, { clock, log });

  function turn(inputs: readonly Input[], notBefore: Instant = 0): Refusal | undefined {
    const at = Math.max(clock.now(), notBefore);
    try {
      const refused = processInputs(run, inputs, { at, outbox, clock, log });
      view.show(run);
      timers.update(run.over ? [] : run.waits, at);
      outbox.flush(run.over);
      return refused;
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  outbox.resume(log);
  turn(outbox.cancelled());
  return {
    run,
    feed: (one) => turn([one]),
    review: (act) => run.review(act),
    get failed() {
      return failed;
    },
    flushed: () => outbox.flushed(),
    drain: () => outbox.drain(),
    get idle() {
      return outbox.idle;
    },
    resume: () => ({ log, acknowledged: outbox.acknowledged }),
  };
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

interface TurnContext extends ReplayState {
  readonly at: Instant;
  readonly outbox: Outbox;
}

/** A message that is cancelled before it has left comes back as an input of the same turn. Inputs that changed nothing are not logged. */
function processInputs(run: Run, inputs: readonly Input[], turn: TurnContext): Refusal | undefined {
  let refused: Refusal | undefined;
  for (let next = inputs; next.length > 0; next = turn.outbox.cancelled())
    for (const input of next) {
      const refusal = turn.clock.during(turn.at, () => run.feed(input));
      if (refusal === undefined) turn.log.push({ at: turn.at, input });
      refused ??= refusal;
    }
  return refused;
}
