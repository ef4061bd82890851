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
 * people are found at once, and messages that are not led arrive at once.
 */
export interface LedCase {
  readonly now: () => Instant;
  readonly run: Run;
  readonly course: readonly ObservedEvent[];
  /** The led messages without a delivery outcome, in the order in which they were sent. */
  readonly underWay: () => readonly LedMessage[];
  /** Whoever has been asked in a task, the last ones first. */
  readonly asked: (task: string) => readonly string[];
  /** By backstop, the instant at which it is due; none where that had passed at the start. */
  readonly backstopsDue: readonly (Instant | undefined)[];
  readonly feed: (input: Input) => void;
  /** Carries out what is due up to an instant. */
  readonly advance: (to: Instant) => void;
}

export interface LedMessage {
  readonly message: Message;
  readonly sentAt: Instant;
  readonly cancelled: boolean;
}

/** The start of a case, and what of it is led. */
export interface LedStart {
  readonly start: Instant;
  readonly people: People;
  readonly isLed: (message: Message) => boolean;
}

export function beginLedCase(input: CaseInput, { start, people, isLed }: LedStart): LedCase {
  const { events: course, record, tracer } = createObservedCourse(input.plan);
  const underWay = new Map<string, LedMessage>();
  const asked = new Map<string, readonly string[]>();
  const inbox: Input[] = [];
  let now = start;
  const host: Host = {
    now: () => now,
    record,
    send(message) {
      if (!isLed(message)) inbox.push(acceptance(message, now));
      else underWay.set(message.id, { message, sentAt: now, cancelled: false });
    },
    cancel(id) {
      const one = underWay.get(id);
      if (one) underWay.set(id, { ...one, cancelled: true });
    },
    assign({ by, ...slots }) {
      const seats = by.map((seat) => ({ seat, people: people.holders(seat) }));
      const asking = seats.flatMap((seat) => seat.people);
      asked.set(slots.task, [...asking, ...(asked.get(slots.task) ?? [])]);
      inbox.push({ kind: 'seats', ...slots, seats });
    },
  };
  const run = execute(input, host, tracer);
  const feed = (given: Input): void => {
    if (given.kind === 'fate') underWay.delete(given.message);
    for (let next: Input | undefined = given; next; next = inbox.shift()) run.feed(next);
  };
  for (const first of inbox.splice(0)) feed(first);
  return {
    now: () => now,
    run,
    course,
    underWay: () => [...underWay.values()],
    asked: (task) => [...new Set(asked.get(task))],
    backstopsDue: backstopsDue(input, run),
    feed,
    advance(to) {
      for (let turns = 0; run.due <= to && turns < maxTurns; turns += 1) {
        now = Math.max(now, run.due);
        feed(time);
      }
      now = Math.max(now, to);
    },
  };
}

/** The mail server takes a message at an instant. */
export const acceptance = ({ id }: Message, at: Instant): Input =>
  deliveryInput(id, { fate: 'accepted', at });

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
