import type { Act, Refusal } from '../engine/model/act.ts';
import { execute, type Run } from '../engine/interpreter/execute.ts';
import type { Host, Input } from '../engine/ports/host.ts';
import { createClock, type Clock } from './clock.ts';
import type { Logged } from './log.ts';
import type { FlowInput, Resume } from './messages.ts';
import { createOperatorView } from './operator-view.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createTimers } from './timers.ts';
import type { Instant } from '../engine/model/base.ts';

/** Carries a run out on Temporal: one turn for every input, and after it whatever has to leave. */
export interface Turns {
  readonly run: Run;
  feed(input: Input): Refusal | undefined;
  review(act: Act): Refusal | undefined;
  /** What broke the interpreter, if anything did. */
  readonly failed: unknown;
  /** Resolves when every entry is in the store. */
  flushed(): Promise<void>;
  /** Lets what is under way come to rest, so that another run can go on. */
  rest(): void;
  readonly atRest: boolean;
  /** How another run goes on from here. */
  resume(): Resume;
}

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
  const log: Logged[] = [];
  const run = begin(input, { now: () => clock.now(), ...outbox.verbs }, { clock, log });

  function turn(inputs: readonly Input[], notBefore: Instant = 0): Refusal | undefined {
    const at = Math.max(clock.now(), notBefore);
    try {
      const refused = workOff(run, inputs, { at, outbox, clock, log });
      view.show(run);
      timers.keep(run.over ? [] : run.waits, at);
      outbox.flush(run.over);
      return refused;
    } catch (error) {
      fail(error);
      return undefined;
    }
  }

  outbox.resume(log);
  turn(outbox.stopped());
  return {
    run,
    feed: (one) => turn([one]),
    review: (act) => run.review(act),
    get failed() {
      return failed;
    },
    flushed: () => outbox.flushed(),
    rest: () => outbox.rest(),
    get atRest() {
      return outbox.atRest;
    },
    resume: () => ({ log, acknowledged: outbox.acknowledged }),
  };
}

interface Book {
  readonly clock: Clock;
  readonly log: Logged[];
}

/** Starts the interpreter; after continue-as-new, brings it to the point where the last run stopped. */
function begin(input: FlowInput, host: Host, { clock, log }: Book): Run {
  const [first, ...rest] = input.resume?.log ?? [];
  const at = first?.at ?? host.now();
  log.push({ at, input: { kind: 'start' } });
  const run = clock.during(at, () => execute(input, host));
  for (const logged of rest) {
    if (logged.input.kind === 'start') continue;
    const again = logged.input;
    clock.during(logged.at, () => run.feed(again));
    log.push(logged);
  }
  return run;
}

interface Turn extends Book {
  readonly at: Instant;
  readonly outbox: Outbox;
}

/** What a turn stops before it has left comes back as an input of the same turn. Only what counted is worth remembering. */
function workOff(run: Run, inputs: readonly Input[], turn: Turn): Refusal | undefined {
  let refused: Refusal | undefined;
  for (let next = inputs; next.length > 0; next = turn.outbox.stopped())
    for (const input of next) {
      const refusal = turn.clock.during(turn.at, () => run.feed(input));
      if (refusal === undefined) turn.log.push({ at: turn.at, input });
      refused ??= refusal;
    }
  return refused;
}
