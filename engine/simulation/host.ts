import type { Refusal } from '../model/act.ts';
import type { Run } from '../interpreter/execute.ts';
import { FlowError } from '../model/flow-error.ts';
import type { Host, Input, SlotRequest } from '../ports/host.ts';
import type { Entry, ApproverSlot } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { createEventQueue, priorities, type EventQueue } from './event-queue.ts';
import { createSimulatedActivities } from './simulated-activities.ts';
import type { MailArrival, MailServer } from './mail-server.ts';
import { createSimulatedOutbox } from './outbox.ts';
import type { People } from './people.ts';
import type { Instant } from '../model/base.ts';

/** The host of a simulated case: its clock jumps from one event to the next, its turns are those of `workflows/turns.ts`. */
export interface VirtualHost {
  readonly entries: readonly Entry[];
  /** Everything that was ever sent. */
  readonly messages: readonly Message[];
  readonly arrivals: readonly MailArrival[];
  readonly now: () => Instant;
  /** The run of the case; a `FlowError` before `begin`. */
  readonly run: () => Run;
  /** Starts the case on this host; from then on the listener hears what reaches people. */
  readonly begin: (start: (host: Host) => Run, listener: PeopleListener) => void;
  /** Adds an event, not before the present instant. */
  readonly schedule: EventQueue['add'];
  /** Works inputs off at the present instant, then hands over what has gathered. */
  readonly turn: (inputs: readonly Input[]) => Refusal | undefined;
  /** Lets the next event happen; false when there is none. */
  readonly advance: () => boolean;
}

/** Whoever wants to know what reaches people. */
export interface PeopleListener {
  readonly mailArrived: (message: Message, person: string) => void;
  readonly taskAssigned: (opening: SlotRequest, seats: readonly ApproverSlot[]) => void;
}

export interface VirtualHostOptions {
  readonly start: Instant;
  readonly people: People;
  readonly mail: MailServer;
}

export function createVirtualHost({ start, people, mail }: VirtualHostOptions): VirtualHost {
  const { now, schedule, jump } = createVirtualClock(start);
  const arrivals: MailArrival[] = [];
  let begun: { readonly run: Run; readonly listener: PeopleListener } | undefined;
  const begunCase = () => {
    if (begun === undefined) throw new FlowError('interpreter', 'the case has not begun yet');
    return begun;
  };
  const activities = createSimulatedActivities({
    people,
    mail,
    now,
    schedule,
    assigned: (opening, seats) => begunCase().listener.taskAssigned(opening, seats),
    delivered(message, person) {
      arrivals.push({ message, person, at: now() });
      begunCase().listener.mailArrived(message, person);
    },
    arrive: (inputs) =>
      inputs.length > 0 && schedule(now(), priorities.result, () => void turn(inputs)),
  });
  const outbox = createSimulatedOutbox(now, activities);
  const turn = (inputs: readonly Input[]): Refusal | undefined => {
    const refusal = feedAll(begunCase().run, inputs, outbox.takeCancelled);
    outbox.flush();
    return refusal;
  };

  return {
    entries: outbox.entries,
    messages: outbox.messages,
    arrivals,
    schedule,
    turn,
    now,
    run: () => begunCase().run,
    begin(startCase, listener) {
      begun = { run: startCase(outbox.host), listener };
      turn(outbox.takeCancelled());
    },
    advance() {
      const next = jump(begunCase().run.due);
      if (next === undefined) return false;
      if (next.happens === undefined) turn([{ kind: 'time' }]);
      else next.happens();
      return true;
    },
  };
}

interface VirtualClock {
  readonly now: () => Instant;
  readonly schedule: EventQueue['add'];
  /** Moves to the next event, or to the instant at which the case's own wait is due; undefined when there is neither. */
  readonly jump: EventQueue['next'];
}

function createVirtualClock(start: Instant): VirtualClock {
  const queue = createEventQueue();
  let time = start;
  return {
    now: () => time,
    schedule: (at, priority, happens, order) =>
      queue.add(Math.max(at, time), priority, happens, order),
    jump(due) {
      const next = queue.next(due);
      if (next !== undefined) time = Math.max(time, next.at);
      return next;
    },
  };
}

function feedAll(
  run: Run,
  inputs: readonly Input[],
  takeCancelled: () => readonly Input[],
): Refusal | undefined {
  let firstRefusal: Refusal | undefined;
  for (let next = inputs; next.length > 0; next = takeCancelled())
    for (const input of next) {
      const refusal = run.feed(input);
      firstRefusal ??= refusal;
    }
  return firstRefusal;
}
