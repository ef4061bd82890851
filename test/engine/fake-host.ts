import type { Act, Refusal } from '../../engine/model/act.ts';
import { execute, type Run } from '../../engine/interpreter/execute.ts';
import type { Host, Input, SlotRequest } from '../../engine/ports/host.ts';
import type { Entry, ApproverSlot } from '../../engine/model/journal.ts';
import type { DeliveryOutcome, Message } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Facts, Instant } from '../../engine/model/base.ts';

/**
 * The environment of a case on the fake host: time passes only when a test says so, mail arrives at once, and a role is the person of the
 * same name.
 */
export interface FakeEnvironment {
  readonly start: Instant;
  readonly facts?: Facts;
  /** Delivery outcomes of messages by id; `undefined` keeps one on its way. */
  readonly deliveries?: Readonly<Record<string, DeliveryOutcome | undefined>>;
  readonly holders?: Readonly<Record<string, readonly string[]>>;
}

/** A case that runs on the fake host. */
export interface FakeCase {
  readonly run: Run;
  readonly entries: readonly Entry[];
  readonly messages: readonly Message[];
  /** Lets time pass, stopping at everything due on the way. */
  until(instant: Instant): void;
  /** Lets time pass until nothing waits any more. */
  finish(): void;
  act(act: Act): Refusal | undefined;
  fate(message: string, fate: DeliveryOutcome): void;
  /** Some recipients of a message are refused for good. */
  refuse(message: string, people: readonly string[]): void;
}

export function fakeCase(plan: Plan, environment: FakeEnvironment): FakeCase {
  let now = environment.start;
  const entries: Entry[] = [];
  const messages: Message[] = [];
  let inbox: Input[] = [];
  const holders = (seat: string) => environment.holders?.[seat] ?? [seat];
  const seatsOf = ({ by }: SlotRequest): ApproverSlot[] =>
    by.map((seat) => ({ seat, people: holders(seat) }));

  const host: Host = {
    now: () => now,
    record: (fact) => entries.push({ seq: entries.length + 1, at: now, ...fact }),
    send(message) {
      messages.push(message);
      const scripted = environment.deliveries !== undefined && message.id in environment.deliveries;
      const fate = scripted
        ? environment.deliveries?.[message.id]
        : { fate: 'accepted' as const, at: now };
      if (fate !== undefined) inbox.push({ kind: 'fate', message: message.id, fate });
    },
    cancel: (message) => inbox.push({ kind: 'fate', message, fate: { fate: 'dropped' } }),
    assign: (opening) => inbox.push({ kind: 'seats', ...opening, seats: seatsOf(opening) }),
  };
  const run = execute({ plan, hash: 'plan', facts: environment.facts ?? {} }, host);
  const feed = (input: Input) => {
    const refused = run.feed(input);
    settle();
    return refused;
  };
  const settle = () => {
    while (inbox.length > 0) {
      const [input] = inbox;
      inbox = inbox.slice(1);
      if (input !== undefined) run.feed(input);
    }
  };
  const nextDue = () => Math.min(...run.waits.map(({ until }) => until ?? Infinity));
  const until = (instant: Instant) => {
    for (let due = nextDue(); due <= instant && !run.over; due = nextDue()) {
      now = Math.max(now, due);
      feed({ kind: 'time' });
    }
    now = Math.max(now, instant);
  };
  settle();
  return {
    run,
    entries,
    messages,
    until,
    finish() {
      for (let due = nextDue(); due < Infinity && !run.over; due = nextDue()) until(due);
    },
    act: (act) => feed({ kind: 'act', act }),
    fate: (message, fate) => void feed({ kind: 'fate', message, fate }),
    refuse: (message, people) => void feed({ kind: 'refused', message, people }),
  };
}
