import { condition } from '@temporalio/workflow';
import type { PerformResult } from '../engine/ports/activities.ts';
import type { Host, Input, SlotRequest } from '../engine/ports/host.ts';
import type { Entry, Fact } from '../engine/model/journal.ts';
import { holdsLine, type DeliveryOutcome, type Message } from '../engine/model/message.ts';
import { createDispatcher, type ActivityBatch, type ActivityDispatcher } from './dispatcher.ts';
import type { InputLogEntry } from './input-log.ts';
import type { FlowInput } from './messages.ts';
import type { Instant } from '../engine/model/base.ts';

/** What a case has to say to the world, gathered during a turn and handed over after it. */
export interface Outbox {
  readonly hostMethods: Omit<Host, 'now'>;
  /** Hands over what has gathered: with messages or openings in one activity, else by a local one. */
  flush(over: boolean): void;
  /** Fates of messages that were stopped before they left, once each. */
  cancelled(): readonly Input[];
  /** After continue-as-new: forgets what the log has answered already. */
  resume(log: readonly InputLogEntry[]): void;
  flushed(): Promise<void>;
  /** Lets what is under way come to an end, and begins no further tries. */
  drain(): void;
  readonly idle: boolean;
  readonly acknowledged: number;
}

export interface OutboxEvents {
  readonly now: () => Instant;
  readonly arrive: (inputs: readonly Input[]) => void;
  readonly fail: (error: unknown) => void;
}

interface OutboxState {
  seq: number;
  acknowledged: number;
  /** Something that people or pages wait for: it does not ride with the next command but leaves now. */
  urgent: boolean;
  entries: readonly Entry[];
  messages: readonly Message[];
  openings: readonly SlotRequest[];
  cancelled: readonly string[];
}

export function createOutbox(input: FlowInput, events: OutboxEvents): Outbox {
  const box: OutboxState = {
    seq: 0,
    acknowledged: input.resume?.acknowledged ?? 0,
    urgent: false,
    entries: [],
    messages: [],
    openings: [],
    cancelled: [],
  };
  const dispatcher = createDispatcher(input.case, {
    ...events,
    acknowledge(seq) {
      box.acknowledged = Math.max(box.acknowledged, seq);
      box.entries = box.entries.filter((entry) => entry.seq > box.acknowledged);
    },
    performed: (batch, result) => events.arrive(inputsOf(batch, result, dispatcher)),
  });

  return {
    hostMethods: createHostMethods(box, dispatcher, events.now),
    flush(over) {
      const { entries, messages, openings } = box;
      if (messages.length + openings.length > 0)
        dispatcher.perform({ entries, messages, openings });
      else if (entries.length > 0 && (box.urgent || over)) dispatcher.journal(entries);
      Object.assign(box, { messages: [], openings: [], urgent: false });
    },
    cancelled() {
      const inputs = box.cancelled.map((message) => fateInput(message, { fate: 'dropped' }));
      box.cancelled = [];
      return inputs;
    },
    resume: (log) => forgetAnswered(box, log),
    flushed: () => condition(() => box.entries.length === 0),
    drain: () => dispatcher.drain(),
    get idle() {
      return !dispatcher.busy;
    },
    get acknowledged() {
      return box.acknowledged;
    },
  };
}

function createHostMethods(
  box: OutboxState,
  dispatcher: ActivityDispatcher,
  now: () => Instant,
): Omit<Host, 'now'> {
  const deferrable = new Set<string>();
  return {
    record(fact) {
      box.seq += 1;
      if (box.seq <= box.acknowledged) return;
      box.entries = [...box.entries, { seq: box.seq, at: now(), ...fact }];
      box.urgent ||= !isDeferrable(fact, deferrable);
    },
    send(message) {
      if (!holdsLine(message.class)) deferrable.add(message.id);
      box.messages = [...box.messages, message];
    },
    cancel(id) {
      const left = box.messages.filter((message) => message.id !== id);
      if (left.length === box.messages.length) dispatcher.cancel(id);
      else box.cancelled = [...box.cancelled, id];
      box.messages = left;
    },
    assign: (opening) => {
      box.openings = [...box.openings, opening];
    },
  };
}

/** Nobody waits for these: the store learns of them first hand, the journal with whatever comes next. */
const isDeferrable = (fact: Fact, deferrable: ReadonlySet<string>) =>
  fact.kind === 'assigned' ||
  fact.kind === 'promise' ||
  (fact.kind === 'accepted' && deferrable.has(fact.message));

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
    const fate = fates[index];
    if (fate !== undefined && fate.fate !== 'later') return [fateInput(message.id, fate)];
    return dispatcher.deliver(message) ? [] : [fateInput(message.id, { fate: 'dropped' })];
  });
  return [...resolved, ...known];
}

const fateInput = (message: string, fate: DeliveryOutcome): Input => ({
  kind: 'fate',
  message,
  fate,
});

function forgetAnswered(box: OutboxState, log: readonly InputLogEntry[]): void {
  const inputs = log.map(({ input }) => input);
  const known = new Set(inputs.map((one) => (one.kind === 'fate' ? one.message : undefined)));
  const seated = new Set(inputs.map((one) => (one.kind === 'seats' ? keyOf(one) : undefined)));
  box.messages = box.messages.filter(({ id }) => !known.has(id));
  box.cancelled = box.cancelled.filter((id) => !known.has(id));
  box.openings = box.openings.filter((opening) => !seated.has(keyOf(opening)));
}

const keyOf = ({ task, round, rung }: Omit<SlotRequest, 'by'>) => `${task}#${round}/${rung}`;
