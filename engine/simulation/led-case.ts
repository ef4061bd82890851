import type { ObservedEvent } from '../analysis/finding/observed-event.ts';
import { execute, type CaseInput, type Run } from '../interpreter/execute.ts';
import type { Instant } from '../model/base.ts';
import type { Message } from '../model/message.ts';
import { deliveryInput } from '../ports/delivery-inputs.ts';
import type { Host, Input } from '../ports/host.ts';
import { createObservedCourse } from './observed-course.ts';
import type { People } from './people.ts';

/**
 * A case around which nothing happens by itself: whoever leads it says when time passes, what people do and what becomes of messages. Only
 * people are found at once, and messages of which nothing is said arrive after a while.
 */
export interface LedCase {
  readonly now: () => Instant;
  readonly run: Run;
  readonly course: readonly ObservedEvent[];
  /** The messages without a delivery outcome, in the order in which they were sent. */
  readonly underWay: () => readonly LedMessage[];
  /** Whoever has been asked in a task, the last ones first. */
  readonly asked: (task: string) => readonly string[];
  /** By backstop, the instant at which it is due; none where that had passed at the start. */
  readonly backstopsDue: readonly (Instant | undefined)[];
  readonly feed: (input: Input) => void;
  /** The next instant at which something happens by itself; infinite when nothing does. */
  readonly due: () => Instant;
  /** Carries out what is due up to an instant. */
  readonly advance: (to: Instant) => void;
}

export interface LedMessage {
  readonly message: Message;
  readonly sentAt: Instant;
  readonly cancelled: boolean;
  /** When it arrives by itself. */
  readonly arrives: Instant;
}

/** The start of a case, and what happens in it by itself. */
export interface LedStart {
  readonly start: Instant;
  readonly people: People;
  /** When a message arrives of which nothing is said until then. */
  readonly arrivalOf: (message: Message, sentAt: Instant) => Instant;
}

export function beginLedCase(input: CaseInput, { start, people, arrivalOf }: LedStart): LedCase {
  const { events: course, record, tracer } = createObservedCourse(input.plan);
  const mail = createMailUnderWay();
  const asked = new Map<string, readonly string[]>();
  const inbox: Input[] = [];
  let now = start;
  const host: Host = {
    now: () => now,
    record,
    send(message) {
      const one = { message, sentAt: now, cancelled: false, arrives: arrivalOf(message, now) };
      if (one.arrives > now) mail.add(one);
      else inbox.push(acceptanceOf(one, now));
    },
    cancel: (id) => mail.cancel(id),
    assign({ by, ...slots }) {
      const seats = by.map((seat) => ({ seat, people: people.holders(seat) }));
      const asking = seats.flatMap((seat) => seat.people);
      asked.set(slots.task, [...asking, ...(asked.get(slots.task) ?? [])]);
      inbox.push({ kind: 'seats', ...slots, seats });
    },
  };
  const run = execute(input, host, tracer);
  const feed = (given: Input): void => {
    if (given.kind === 'fate') mail.remove(given.message);
    for (let next: Input | undefined = given; next; next = inbox.shift()) run.feed(next);
  };
  for (const first of inbox.splice(0)) feed(first);
  return {
    now: () => now,
    run,
    course,
    underWay: () => mail.all(),
    asked: (task) => [...new Set(asked.get(task))],
    backstopsDue: backstopsDue(input, run),
    feed,
    due: () => Math.min(run.due, mail.next()?.arrives ?? Infinity),
    advance(to) {
      for (let turns = 0; turns < maxTurns; turns += 1) {
        const arrival = mail.next();
        const due = Math.min(run.due, arrival?.arrives ?? Infinity);
        if (due > to) break;
        now = Math.max(now, due);
        if (arrival === undefined || run.due === due) feed(time);
        else feed(acceptanceOf(arrival, now));
      }
      now = Math.max(now, to);
    },
  };
}

function createMailUnderWay() {
  const messages = new Map<string, LedMessage>();
  return {
    all: (): readonly LedMessage[] => [...messages.values()],
    /** The one that arrives first. */
    next: (): LedMessage | undefined =>
      [...messages.values()].toSorted((a, b) => a.arrives - b.arrives)[0],
    add: (one: LedMessage): void => void messages.set(one.message.id, one),
    remove: (id: string): void => void messages.delete(id),
    cancel(id: string): void {
      const one = messages.get(id);
      if (one) messages.set(id, { ...one, cancelled: true });
    },
  };
}

/** The mail server takes a message at an instant; what was cancelled has not left. */
export const acceptanceOf = ({ message: { id }, cancelled }: LedMessage, at: Instant): Input =>
  deliveryInput(id, cancelled ? { fate: 'dropped' } : { fate: 'accepted', at });

const time: Input = { kind: 'time' };

/** A case that never comes to rest is led no further. */
const maxTurns = 300;

function backstopsDue({ plan }: CaseInput, { waits }: Run): LedCase['backstopsDue'] {
  const left = [...waits];
  return plan.backstops.map(({ unless }) => {
    const index = left.findIndex(({ label }) => label === `backstop unless ${unless}`);
    return index < 0 ? undefined : left.splice(index, 1)[0]?.until;
  });
}
