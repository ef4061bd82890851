import type { Refusal } from '../model/act.ts';
import { execute, executeHeld, type CaseInput, type Run } from './execute.ts';
import type { InputLogEntry } from './input-log.ts';
import type { Host, Input } from '../ports/host.ts';
import type { StopCode, StopReason } from '../model/stop.ts';
import { replay, replayOn } from './replay.ts';
import { stopReasonOf } from './stop-reason.ts';
import type { ResumedFact } from '../model/journal.ts';
import { replayDifference, type ReplayDifference } from './replay-difference.ts';
import type { Instant } from '../model/base.ts';

/** What a run needs in order to survive errors. */
export interface RecoveryPorts {
  readonly host: Host;
  /** Runs work at an instant. */
  readonly during: <T>(at: Instant, work: () => T) => T;
  /** Takes out the delivery outcomes of messages that the turn itself has cancelled before they left. */
  readonly cancelled: () => readonly Input[];
  /** Returns how to undo all that is asked of the host from now on. */
  readonly checkpoint: () => () => void;
  readonly stops: StopRecord;
  /** Hears of the error that has stopped a case. */
  readonly failed: (error: unknown) => void;
}

/**
 * Which turns have stopped the case, counted from 0, the start. This goes on record outside of the journal: under code that has been mended
 * meanwhile the same turn would not fail, and the case must come to the same point all the same.
 */
export interface StopRecord {
  stoppedBy(turn: number): StopCode | undefined;
  /** False when it is on record that the turn has not stopped the case. */
  stop(turn: number, code: StopCode): boolean;
}

/** A case that survives its errors: each turn is done whole, or is undone and stops the case. */
export class RecoverableRun {
  readonly #ports: RecoveryPorts;
  readonly #log: InputLogEntry[];
  #input: CaseInput;
  #run: Run;
  #turns = 0;
  #failure: StopReason | undefined;

  /** Starts a case, or brings it back to where an earlier log ends. */
  constructor(input: CaseInput, ports: RecoveryPorts, earlier: readonly InputLogEntry[] = []) {
    this.#input = input;
    this.#ports = ports;
    this.#log = [...earlier];
    this.#run =
      earlier.length === 0
        ? this.#start(ports.host.now())
        : replayOn(input, earlier, (at, take) => ports.during(at, () => take(ports.host)));
  }

  /** The run as it is now; another one after a turn was undone. */
  get run(): Run {
    return this.#run;
  }

  /** Plan and facts as they are now. */
  get input(): CaseInput {
    return this.#input;
  }

  /** Why the last turn was undone. */
  get failure(): StopReason | undefined {
    return this.#failure;
  }

  /** The inputs that counted. */
  get log(): readonly InputLogEntry[] {
    return this.#log;
  }

  /** Works off inputs, and those that come of them. Returns why an act did not count. */
  turn(inputs: readonly Input[], at: Instant): Refusal | undefined {
    this.#turns += 1;
    const undo = this.#ports.checkpoint();
    const before = this.#log.length;
    const taken = attempt(this.#turns, this.#ports, () => this.#feedAll(inputs, at));
    this.#failure = 'reason' in taken ? taken.reason : undefined;
    if ('done' in taken) return taken.done;
    undo();
    this.#log.length = before;
    this.#run = this.#rebuilt();
    let refused: Refusal | undefined;
    for (const one of inputs) refused = this.#hold(one, at) ?? refused;
    this.#stop(taken, at);
    return refused;
  }

  /** Where the journal would come out otherwise than it is on record. */
  differenceUnder(mended: CaseInput): ReplayDifference | undefined {
    return replayDifference(this.#input, mended, this.#log);
  }

  /** Lets a stopped case go on, as `mended`; it is still stopped afterwards if that fails at once. */
  resume(how: ResumedFact, mended: CaseInput, at: Instant): void {
    const before = this.#input;
    this.#input = mended;
    this.#run = this.#rebuilt();
    this.turn([how], at);
    if (this.#run.stopped === undefined) return;
    this.#input = before;
    this.#run = this.#rebuilt();
  }

  #start(at: Instant): Run {
    const { host, checkpoint, during } = this.#ports;
    const undo = checkpoint();
    const begun = attempt(0, this.#ports, () => during(at, () => execute(this.#input, host)));
    const input = { kind: 'start' } as const;
    if ('done' in begun) {
      this.#log.push({ at, input });
      return begun.done;
    }
    undo();
    this.#log.push({ at, input, held: true });
    this.#run = during(at, () => executeHeld(this.#input, host));
    this.#stop(begun, at);
    return this.#run;
  }

  #rebuilt(): Run {
    const replayed = replay(this.#input, this.#log);
    replayed.attach(this.#ports.host);
    return replayed.run;
  }

  #feedAll(inputs: readonly Input[], at: Instant): Refusal | undefined {
    const wasStopped = this.#run.stopped !== undefined;
    const kept = keptIn(this.#log);
    let refused: Refusal | undefined;
    for (let next = inputs; next.length > 0; next = this.#ports.cancelled())
      for (const one of next) refused = this.#feed(one, at) ?? refused;
    if (wasStopped && this.#run.stopped === undefined) for (const one of kept) this.#feed(one, at);
    return refused;
  }

  #feed(one: Input, at: Instant): Refusal | undefined {
    const refused = this.#ports.during(at, () => this.#run.feed(one));
    const changesNothing = one.kind === 'time' && this.#run.stopped !== undefined;
    if (refused === undefined && !changesNothing) this.#log.push({ at, input: one });
    return refused;
  }

  /** Takes what the undone turn has brought, as far as that is possible without letting a line go on. */
  #hold(one: Input, at: Instant): Refusal | undefined {
    if (isStep(one)) return undefined;
    const undo = this.#ports.checkpoint();
    try {
      const refused = this.#ports.during(at, () => this.#run.hold(one));
      if (refused === undefined) this.#log.push({ at, input: one, held: true });
      return refused;
    } catch {
      undo();
      this.#run = this.#rebuilt();
      this.#log.push({ at, input: one, kept: true });
      return one.kind === 'act' ? keptRefusal : undefined;
    }
  }

  #stop({ reason }: FailedTurn, at: Instant): void {
    if (this.#run.stopped === undefined) this.#feed({ kind: 'stopped', reason }, at);
  }
}

/** Whether an input only lets lines go on. */
const isStep = ({ kind }: Input): boolean =>
  kind === 'time' || kind === 'resumed' || kind === 'closed';

const keptRefusal: Refusal = {
  code: 'case-stopped',
  message: 'an error has stopped this case; what you have sent is kept and counts when it goes on',
  recorded: [],
};

interface FailedTurn {
  readonly reason: StopReason;
}

function attempt<T>(
  turn: number,
  { stops, failed }: Pick<RecoveryPorts, 'stops' | 'failed'>,
  work: () => T,
): { readonly done: T } | FailedTurn {
  const known = stops.stoppedBy(turn);
  try {
    const done = work();
    return known === undefined ? { done } : { reason: { code: known } };
  } catch (error) {
    const reason = stopReasonOf(error);
    if (known !== undefined) return { reason: { ...reason, code: known } };
    if (!stops.stop(turn, reason.code)) throw error;
    failed(error);
    return { reason };
  }
}

/** What has stopped the case and could not be taken then. */
function keptIn(log: readonly InputLogEntry[]): readonly Input[] {
  const last = log.findLastIndex(({ input }) => input.kind === 'resumed');
  return log
    .slice(last + 1)
    .flatMap(({ input, kept }) => (kept === true && input.kind !== 'start' ? [input] : []));
}
