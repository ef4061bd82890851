import { log as workflowLog } from '@temporalio/workflow';
import type { Act, Refusal } from '../engine/model/act.ts';
import { intervene, reviewIntervention } from '../engine/interpreter/intervene.ts';
import type { Intervention, InterventionRefusal } from '../engine/interpreter/intervention.ts';
import { RecoverableRun } from '../engine/interpreter/recoverable-run.ts';
import type { Run } from '../engine/interpreter/execute.ts';
import type { Input } from '../engine/ports/host.ts';
import { createClock, type WorkflowClock } from './clock.ts';
import { createInbox, type Arrival, type Inbox } from './inbox.ts';
import type { FlowInput } from './messages.ts';
import { createOperatorView, type OperatorView } from './operator-view.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { stopRecord } from './stop-record.ts';
import { createTimers, type Timers } from './timers.ts';

/** Runs the interpreter on Temporal, in turns: each processes one input, or several that arrived together, and then hands over what has gathered. */
export class Turns {
  readonly inbox: Inbox;
  readonly #input: FlowInput;
  readonly #parts: TurnParts;
  #traceless = false;
  #failed: { readonly error: unknown } | undefined;

  /** Starts the interpreter, or brings it back to where the last run stopped, and takes the first turn. */
  constructor(input: FlowInput) {
    const clock = createClock();
    this.#input = input;
    this.inbox = createInbox(input.plan, (arrival) => void this.#turn(arrival));
    const outbox = createOutbox(input, {
      now: () => clock.now(),
      arrive: (arrival) => this.inbox.take(arrival),
      workedOff: () => this.inbox.workedOff(),
      fail: (error) => {
        this.#failed ??= { error };
      },
      gathers: () => this.inbox.gathers,
    });
    const timers = timersInto(this.inbox, clock);
    const view = createOperatorView();
    const recoverable = recoverableRunOf(input, clock, outbox);
    this.#parts = { recoverable, clock, outbox, timers, view };
    outbox.resume(recoverable.log);
    this.#turn({ kind: 'result', inputs: () => outbox.cancelled() });
    this.#traceless = false;
  }

  get run(): Run {
    return this.#parts.recoverable.run;
  }

  /** Processes the results and the ends of waits that the inbox has gathered, one turn for each. */
  workOff(): void {
    for (const arrival of this.inbox.takeAll()) this.#turn(arrival);
  }

  /** Processes an act; `shown` if the history has an event of its acceptance. Returns why it changed nothing. */
  act(act: Act, shown: boolean): Refusal | undefined {
    return this.#turn({ kind: 'act', inputs: () => [{ kind: 'act', act }], shown });
  }

  /** Ends the work on what has come together: what left nothing else leaves a trace, so that no worker reads two tasks as one. */
  leaveTrace(): void {
    if (this.#traceless && this.inbox.gathers) this.#parts.view.show(this.run, 'again');
    this.#traceless = false;
  }

  review(act: Act): Refusal | undefined {
    return this.run.review(act);
  }

  /** Does to the case, if it is stopped, what an operator wants; returns why it changed nothing. */
  intervene(given: Intervention): InterventionRefusal | undefined {
    const { recoverable, clock } = this.#parts;
    const refused = intervene(recoverable, given, clock.at());
    endTurn(this.#parts, true);
    return refused;
  }

  reviewIntervention(given: Intervention): InterventionRefusal | undefined {
    return reviewIntervention(this.#parts.recoverable, given);
  }

  /** An error that says nothing about the case: its workflow task fails, and is tried again. */
  get failed(): { readonly error: unknown } | undefined {
    return this.#failed;
  }

  /** Every entry is in the store. */
  get flushed(): boolean {
    return this.#parts.outbox.flushed;
  }

  /** Lets activities under way end, so that another run can go on. */
  drain(): void {
    this.#parts.outbox.drain();
  }

  get idle(): boolean {
    return this.#parts.outbox.idle && !this.inbox.waiting;
  }

  /** The input with which the next run goes on from here. */
  next(): FlowInput {
    const { recoverable, outbox } = this.#parts;
    const { plan, facts } = recoverable.input;
    return { ...this.#input, plan, facts, resume: outbox.carry(recoverable.log, plan) };
  }

  #turn(arrival: Omit<Arrival, 'order'>): Refusal | undefined {
    const taken = takeTurn(this.#parts, arrival);
    this.#traceless ||= taken.traceless;
    return taken.refused;
  }
}

const recoverableRunOf = (input: FlowInput, clock: WorkflowClock, outbox: Outbox): RecoverableRun =>
  new RecoverableRun(
    input,
    {
      host: outbox.host,
      during: (at, work) => clock.during(at, work),
      cancelled: () => outbox.cancelled(),
      checkpoint: () => outbox.checkpoint(),
      stops: stopRecord,
      failed: logStop,
    },
    input.resume?.log,
  );

/** Where it went wrong in our code: the words of an error may hold anything, so only its frames are told. */
function logStop(error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n    at ').slice(1) : [];
  workflowLog.error('an error has stopped a case', {
    error: error instanceof Error ? error.name : typeof error,
    frames,
  });
}

function timersInto(inbox: Inbox, clock: WorkflowClock): Timers {
  const timers = createTimers((wait, until) => {
    const at = inbox.gathers ? until : Math.max(clock.now(), until);
    inbox.take({ kind: 'due', order: wait, at, inputs: () => timers.endOf(wait) });
  });
  return timers;
}

interface TurnParts {
  readonly recoverable: RecoverableRun;
  readonly clock: WorkflowClock;
  readonly outbox: Outbox;
  readonly timers: Timers;
  readonly view: OperatorView;
}

interface TurnResult {
  readonly refused: Refusal | undefined;
  /** The history has no event at once by which it can be seen, and it matters which task has brought it. */
  readonly traceless: boolean;
}

function takeTurn(parts: TurnParts, arrival: Omit<Arrival, 'order'>): TurnResult {
  const { recoverable, clock, outbox } = parts;
  const { kind, inputs, at: recorded, shown = false } = arrival;
  const at = clock.at(recorded);
  const wasStopped = recoverable.run.stopped !== undefined;
  const refused = recoverable.turn(news(inputs(), wasStopped), at);
  const traced = endTurn(parts, wasStopped);
  const isOnRecord = kind === 'result' && recorded !== undefined;
  const mayBeMerged = isOnRecord && outbox.isLast(at, recoverable.run);
  return { refused, traceless: !mayBeMerged && !shown && !traced };
}

/** Hands over what has gathered; returns whether that leaves an event in the history at once. */
function endTurn(
  { recoverable, clock, outbox, timers, view }: TurnParts,
  wasStopped: boolean,
): boolean {
  const { run } = recoverable;
  outbox.cancelDeliveries();
  if (wasStopped && run.stopped === undefined) outbox.retry();
  const traces = [view.show(run), updateTimers(timers, run, clock), outbox.flush(run)];
  return traces.includes(true);
}

/** Hand-overs that fail while a case is stopped already say nothing new. */
const news = (inputs: readonly Input[], wasStopped: boolean): readonly Input[] =>
  wasStopped ? inputs.filter(({ kind }) => kind !== 'stopped') : inputs;

/** While a case is stopped its timers run on, but none is begun: what is due by then is due at once when it goes on. */
function updateTimers(timers: Timers, run: Run, clock: WorkflowClock): boolean {
  if (run.stopped !== undefined) return false;
  return timers.update(run.over ? [] : run.waits, clock.now());
}
