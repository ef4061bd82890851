import { condition } from '@temporalio/workflow';
import type { PerformResult } from '../engine/ports/activities.ts';
import type { Host, Input, SlotRequest } from '../engine/ports/host.ts';
import type { DeliveryOutcome } from '../engine/model/message.ts';
import { createDispatcher, type ActivityBatch, type ActivityDispatcher } from './dispatcher.ts';
import { createHost, type OutboxState } from './host.ts';
import type { InputLogEntry } from './input-log.ts';
import type { FlowInput } from './messages.ts';
import type { Instant } from '../engine/model/base.ts';

/** Gathers during a turn what must leave the case, and hands it over to activities after the turn. */
export interface Outbox {
  readonly host: Host;
  /** Hands over what has gathered: with messages or openings in one activity, else by a local activity. */
  flush(over: boolean): void;
  /** The delivery outcomes of messages that were cancelled before they were handed over; each is returned once. */
  cancelled(): readonly Input[];
  /** After continue-as-new: forgets what the input log has answered already. */
  resume(log: readonly InputLogEntry[]): void;
  /** Resolves when every entry is in the store. */
  flushed(): Promise<void>;
  /** Lets activities under way end, and begins no further attempts. */
  drain(): void;
  /** No activity is under way. */
  readonly idle: boolean;
  /** Entries up to this one are in the store. */
  readonly acknowledged: number;
}

export interface OutboxEvents {
  readonly now: () => Instant;
  readonly arrive: (inputs: readonly Input[]) => void;
  readonly fail: (error: unknown) => void;
}

/** Creates the outbox of a case; after continue-as-new it goes on behind the entries that are in the store. */
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
    host: createHost(box, events.now, (message) => dispatcher.cancel(message)),
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
