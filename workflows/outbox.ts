import { condition } from '@temporalio/workflow';
import type { PerformResult } from '../engine/ports/activities.ts';
import type { Host, Input, Opening } from '../engine/ports/host.ts';
import type { Entry, Fact } from '../engine/model/journal.ts';
import { holdsLine, type Fate, type Message } from '../engine/model/message.ts';
import { createCouriers, type Batch, type Couriers } from './couriers.ts';
import type { Logged } from './log.ts';
import type { FlowInput } from './messages.ts';
import type { Instant } from '../engine/model/base.ts';

/** What a case has to say to the world, gathered during a turn and handed over after it. */
export interface Outbox {
  readonly verbs: Omit<Host, 'now'>;
  /** Hands over what has gathered: with messages or openings in one activity, else by a local one. */
  flush(over: boolean): void;
  /** Fates of messages that were stopped before they left, once each. */
  stopped(): readonly Input[];
  /** After continue-as-new: forgets what the log has answered already. */
  resume(log: readonly Logged[]): void;
  flushed(): Promise<void>;
  /** Lets what is under way come to an end, and begins no further tries. */
  rest(): void;
  readonly atRest: boolean;
  readonly acknowledged: number;
}

export interface OutboxEvents {
  readonly now: () => Instant;
  readonly arrive: (inputs: readonly Input[]) => void;
  readonly fail: (error: unknown) => void;
}

interface Gathered {
  seq: number;
  acknowledged: number;
  /** Something that people or pages wait for: it does not ride with the next command but leaves now. */
  urgent: boolean;
  entries: readonly Entry[];
  messages: readonly Message[];
  openings: readonly Opening[];
  stopped: readonly string[];
}

export function createOutbox(input: FlowInput, events: OutboxEvents): Outbox {
  const box: Gathered = {
    seq: 0,
    acknowledged: input.resume?.acknowledged ?? 0,
    urgent: false,
    entries: [],
    messages: [],
    openings: [],
    stopped: [],
  };
  const couriers = createCouriers(input.case, {
    ...events,
    acknowledge(seq) {
      box.acknowledged = Math.max(box.acknowledged, seq);
      box.entries = box.entries.filter((entry) => entry.seq > box.acknowledged);
    },
    performed: (batch, result) => events.arrive(outcomes(batch, result, couriers)),
  });

  return {
    verbs: verbs(box, couriers, events.now),
    flush(over) {
      const { entries, messages, openings } = box;
      if (messages.length + openings.length > 0) couriers.perform({ entries, messages, openings });
      else if (entries.length > 0 && (box.urgent || over)) couriers.journal(entries);
      Object.assign(box, { messages: [], openings: [], urgent: false });
    },
    stopped() {
      const inputs = box.stopped.map((message) => fateInput(message, { fate: 'dropped' }));
      box.stopped = [];
      return inputs;
    },
    resume: (log) => forget(box, log),
    flushed: () => condition(() => box.entries.length === 0),
    rest: () => couriers.rest(),
    get atRest() {
      return !couriers.busy;
    },
    get acknowledged() {
      return box.acknowledged;
    },
  };
}

function verbs(box: Gathered, couriers: Couriers, now: () => Instant): Omit<Host, 'now'> {
  const mayRide = new Set<string>();
  return {
    record(fact) {
      box.seq += 1;
      if (box.seq <= box.acknowledged) return;
      box.entries = [...box.entries, { seq: box.seq, at: now(), ...fact }];
      box.urgent ||= !rides(fact, mayRide);
    },
    send(message) {
      if (!holdsLine(message.class)) mayRide.add(message.id);
      box.messages = [...box.messages, message];
    },
    drop(id) {
      const left = box.messages.filter((message) => message.id !== id);
      if (left.length === box.messages.length) couriers.stop(id);
      else box.stopped = [...box.stopped, id];
      box.messages = left;
    },
    assign: (opening) => {
      box.openings = [...box.openings, opening];
    },
  };
}

/** Nobody waits for these: the store learns of them first hand, the journal with whatever comes next. */
const rides = (fact: Fact, mayRide: ReadonlySet<string>) =>
  fact.kind === 'assigned' ||
  fact.kind === 'promise' ||
  (fact.kind === 'accepted' && mayRide.has(fact.message));

function outcomes(
  { messages, openings }: Batch,
  { seats, fates }: PerformResult,
  couriers: Couriers,
): readonly Input[] {
  const resolved = openings.map(({ task, round, rung }, index): Input => ({
    kind: 'seats',
    task,
    round,
    rung,
    seats: seats[index] ?? [],
  }));
  const known = messages.flatMap((message, index) => {
    const fate = fates[index];
    if (fate !== undefined && fate.fate !== 'later') return [fateInput(message.id, fate)];
    return couriers.deliver(message) ? [] : [fateInput(message.id, { fate: 'dropped' })];
  });
  return [...resolved, ...known];
}

const fateInput = (message: string, fate: Fate): Input => ({ kind: 'fate', message, fate });

function forget(box: Gathered, log: readonly Logged[]): void {
  const inputs = log.map(({ input }) => input);
  const known = new Set(inputs.map((one) => (one.kind === 'fate' ? one.message : undefined)));
  const seated = new Set(inputs.map((one) => (one.kind === 'seats' ? keyOf(one) : undefined)));
  box.messages = box.messages.filter(({ id }) => !known.has(id));
  box.stopped = box.stopped.filter((id) => !known.has(id));
  box.openings = box.openings.filter((opening) => !seated.has(keyOf(opening)));
}

const keyOf = ({ task, round, rung }: Omit<Opening, 'by'>) => `${task}#${round}/${rung}`;
