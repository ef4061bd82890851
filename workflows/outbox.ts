import type { Run } from '../engine/interpreter/execute.ts';
import { answersRead } from '../engine/model/answers-read.ts';
import type { HandedEntries, PerformResult, WrittenEntries } from '../engine/ports/activities.ts';
import { deliveryInputs, deliveryInput } from '../engine/ports/delivery-inputs.ts';
import type { Host, Input, SlotRequest } from '../engine/ports/host.ts';
import { has } from '../engine/model/generations.ts';
import type { Plan } from '../engine/model/plan.ts';
import type { Entry } from '../engine/model/journal.ts';
import { minuteMs } from '../engine/time/units.ts';
import { carriedLog } from './carried-log.ts';
import { createDispatcher, type ActivityBatch, type ActivityDispatcher } from './dispatcher.ts';
import { createHost, type OutboxState } from './host.ts';
import type { Arrival } from './inbox.ts';
import type { InputLogEntry } from '../engine/interpreter/input-log.ts';
import type { FlowInput, Resume } from './messages.ts';
import type { Instant } from '../engine/model/base.ts';

/** Gathers during a turn what must leave the case, and hands it over to activities after the turn. */
export interface Outbox {
  readonly host: Host;
  /** Hands over what has gathered: with messages or openings in one activity, which is true, else by a local activity. */
  flush(run: Flushed): boolean;
  /** The delivery outcomes of messages that were cancelled before they were handed over; each is returned once. */
  cancelled(): readonly Input[];
  /** Returns how to undo all that is asked of the host from now on, as long as nothing of it has been handed over. */
  checkpoint(): () => void;
  /** Cancels what the turn has cancelled of messages that were handed over earlier. */
  cancelDeliveries(): void;
  /** Hands over again what could not be. */
  retry(): void;
  /** After continue-as-new: forgets what the input log has answered already. */
  resume(log: readonly InputLogEntry[]): void;
  /** Every entry is in the store. */
  readonly flushed: boolean;
  /** Lets activities under way end, and begins no further attempts. */
  drain(): void;
  /** No activity is under way. */
  readonly idle: boolean;
  /** Whether all that may still come happens later than this: then it does not matter whether it is delivered with what came now. */
  isLast(at: Instant, run: Flushed): boolean;
  /** The state with which the next run goes on from this log. */
  carry(log: readonly InputLogEntry[], plan: Plan): Resume;
}

type Flushed = Pick<Run, 'over' | 'due'>;

export interface OutboxEvents {
  readonly now: () => Instant;
  readonly arrive: (arrival: Arrival) => void;
  readonly workedOff: () => Promise<void>;
  readonly fail: (error: unknown) => void;
  /** Whether inputs are gathered: then entries ride for a minute at most, and hand-overs are checked. */
  readonly gathers: () => boolean;
}

/** Creates the outbox of a case; after continue-as-new it goes on behind the entries that are in the store. */
export function createOutbox(input: FlowInput, events: OutboxEvents): Outbox {
  const box = emptyBox(input.resume?.acknowledged ?? 0);
  const dispatcher = createDispatcher(input.case, {
    ...events,
    acknowledge: (written) => acknowledge(box, written),
    missing: (from) => handOver(from),
    performed: (batch, result, how) =>
      events.arrive({ kind: 'result', ...how, inputs: () => inputsOf(batch, result, dispatcher) }),
  });

  const traces = has(input.plan, 'results-traced');

  /** Entries ride with what leaves soon. Cases that leave no other trace append them where something is under way. */
  const mayRide =
    ({ due }: Flushed) =>
    (entry: Entry) =>
      !events.gathers() || ((traces || !dispatcher.busy) && due - entry.at <= longestRide);

  const handOver = (from?: number) => handedFrom(box, { from, checked: events.gathers() });

  return {
    host: createHost(box, events.now),
    flush(run) {
      const { messages, openings } = box;
      const performs = messages.length + openings.length > 0;
      if (performs) dispatcher.perform({ ...handOver(), messages, openings });
      else if (isToBeWritten(box, run, mayRide(run))) dispatcher.journal(handOver());
      else return false;
      Object.assign(box, { messages: [], openings: [], urgent: false, handedOver: box.seq });
      return performs;
    },
    cancelled: () => takeCancelled(box),
    checkpoint: () => checkpointOf(box),
    cancelDeliveries() {
      for (const message of box.withdrawn) dispatcher.cancel(message);
      box.withdrawn = [];
    },
    retry: () => dispatcher.retry(),
    resume: (log) => forgetAnswered(box, log),
    get flushed() {
      return box.acknowledged >= box.seq;
    },
    drain: () => dispatcher.drain(),
    get idle() {
      return !dispatcher.busy;
    },
    isLast: (at, { due }) => !traces || (!dispatcher.awaitsResults && due > at),
    carry: (log, plan) => resumeOf(box, log, plan),
  };
}

/** What people have said and is not in the store yet is handed over by the next run. */
function resumeOf(
  { acknowledged, recorded }: OutboxState,
  log: readonly InputLogEntry[],
  plan: Plan,
): Resume {
  const left = recorded.slice(acknowledged).map(({ entry }) => entry.kind);
  const stored = !left.includes('answered') && !left.includes('event');
  return { log: stored ? carriedLog(log, answersRead(plan)) : log, acknowledged };
}

const emptyBox = (acknowledged: number): OutboxState => ({
  seq: 0,
  acknowledged,
  handedOver: acknowledged,
  urgent: false,
  recorded: [],
  differsAt: undefined,
  messages: [],
  openings: [],
  cancelled: [],
  withdrawn: [],
});

function takeCancelled(box: OutboxState): readonly Input[] {
  const inputs = box.cancelled.map((message) => deliveryInput(message, { fate: 'dropped' }));
  box.cancelled = [];
  return inputs;
}

function checkpointOf(box: OutboxState): () => void {
  const { recorded, ...rest } = box;
  const count = recorded.length;
  return () => {
    recorded.length = count;
    Object.assign(box, rest);
  };
}

interface HandOverScope {
  /** The first entry; by default the first that is not acknowledged. */
  readonly from: number | undefined;
  readonly checked: boolean;
}

function handedFrom(
  { recorded, acknowledged, differsAt }: OutboxState,
  { from = acknowledged + 1, checked }: HandOverScope,
): HandedEntries {
  const handed = recorded.slice(from - 1);
  const check = checked ? handed.at(-1)?.check : undefined;
  return {
    entries: handed.map(({ entry }) => entry),
    ...(check === undefined ? {} : { check }),
    ...(differsAt === undefined ? {} : { differsAt }),
  };
}

/** Takes for written what the hand-over itself says. If that is something else than this execution has numbered so, the next one tells the store. */
function acknowledge(box: OutboxState, { seq, check }: Partial<WrittenEntries>): void {
  if (seq === undefined || seq <= box.acknowledged) return;
  if (check !== undefined && box.recorded[seq - 1]?.check !== check) {
    box.differsAt = seq;
    return;
  }
  box.differsAt = undefined;
  box.acknowledged = seq;
}

/** What has been accepted is in the store within this. */
const longestRide = minuteMs;

/** Whether entries are written although nothing leaves with them. */
function isToBeWritten(
  { seq, acknowledged, recorded, urgent, handedOver }: OutboxState,
  { over }: Flushed,
  mayRide: (entry: Entry) => boolean,
): boolean {
  if (acknowledged >= seq) return false;
  const riding = recorded[handedOver]?.entry;
  return urgent || over || (riding !== undefined && !mayRide(riding));
}

/** Makes inputs of what the activity has brought back. A message that was refused for now is tried on, unless it was cancelled meanwhile. */
function inputsOf(
  { messages, openings }: ActivityBatch,
  { seats, fates }: PerformResult,
  dispatcher: ActivityDispatcher,
): readonly Input[] {
  const resolved = openings.map(({ task, round, rung }, index): Input => ({
    kind: 'seats',
    task,
    round,
    rung,
    seats: seats[index] ?? [],
  }));
  const known = messages.flatMap((message, index) => {
    const result = fates[index] ?? { fate: 'later' as const };
    const inputs = deliveryInputs(message.id, result);
    if (result.fate !== 'later' || dispatcher.deliver(message, result.refused)) return inputs;
    return [...inputs, deliveryInput(message.id, { fate: 'dropped' })];
  });
  return [...resolved, ...known];
}

function forgetAnswered(box: OutboxState, log: readonly InputLogEntry[]): void {
  const inputs = log.map(({ input }) => input);
  const known = new Set(inputs.map((one) => (one.kind === 'fate' ? one.message : undefined)));
  const seated = new Set(inputs.map((one) => (one.kind === 'seats' ? keyOf(one) : undefined)));
  box.messages = box.messages.filter(({ id }) => !known.has(id));
  box.cancelled = box.cancelled.filter((id) => !known.has(id));
  box.openings = box.openings.filter((opening) => !seated.has(keyOf(opening)));
}

const keyOf = ({ task, round, rung }: Omit<SlotRequest, 'by'>) => `${task}#${round}/${rung}`;
