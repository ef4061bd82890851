import type { Refusal } from '../model/act.ts';
import type { Run } from '../interpreter/execute.ts';
import { FlowError } from '../model/flow-error.ts';
import type { Host, Input, SlotRequest } from '../ports/host.ts';
import type { Entry, ApproverSlot } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { createEventQueue, priorities, type Priority } from './event-queue.ts';
import { createSimulatedActivities } from './simulated-activities.ts';
import type { MailServer } from './mail-server.ts';
import { createSimulatedOutbox } from './outbox.ts';
import type { People } from './people.ts';
import type { Instant } from '../model/base.ts';

/** A host whose clock jumps from one event to the next. Its turns follow one another as those of a running case: `workflows/turns.ts`. */
export interface VirtualHost {
  readonly entries: readonly Entry[];
  readonly messages: readonly Message[];
  readonly now: () => Instant;
  /** The case, once it has begun. */
  readonly run: () => Run;
  readonly begin: () => void;
  /** What is to happen at an instant; of the same instant and turn, in this order. */
  readonly schedule: (at: Instant, turn: Priority, happens: () => void, order?: number) => void;
  /** Works inputs off at the present instant, then hands over what has gathered. */
  readonly turn: (inputs: readonly Input[]) => Refusal | undefined;
  /** Lets the next thing happen; false when nothing will. */
  readonly advance: () => boolean;
}

export interface VirtualHostOptions {
  readonly start: Instant;
  readonly people: People;
  readonly mail: MailServer;
  /** Starts the case on this host. */
  readonly begin: (host: Host) => Run;
  readonly assigned: (opening: SlotRequest, seats: readonly ApproverSlot[]) => void;
}

export function createVirtualHost(options: VirtualHostOptions): VirtualHost {
  const { people, mail, assigned } = options;
  const queue = createEventQueue();
  let time = options.start;
  let scheduledCount = 0;
  let run: Run | undefined;
  const now = () => time;
  const schedule: VirtualHost['schedule'] = (
    at,
    priority,
    happens,
    order = (scheduledCount += 1),
  ) => queue.add({ at: Math.max(at, time), priority, order, happens });
  const arrive = (inputs: readonly Input[]) =>
    inputs.length > 0 && schedule(time, priorities.result, () => void turn(inputs));
  const outbox = createSimulatedOutbox(
    now,
    createSimulatedActivities({ people, mail, assigned, now, schedule, arrive }),
  );
  const startedRun = (): Run => {
    if (run === undefined) throw new FlowError('interpreter', 'the case has not begun yet');
    return run;
  };
  const turn = (inputs: readonly Input[]): Refusal | undefined => {
    const refusal = feedAll(startedRun(), inputs, outbox.takeCancelled);
    outbox.flush();
    return refusal;
  };

  return {
    entries: outbox.entries,
    messages: outbox.messages,
    schedule,
    turn,
    now,
    run: startedRun,
    begin() {
      run = options.begin(outbox.host);
      turn(outbox.takeCancelled());
    },
    advance() {
      const next = queue.next(startedRun().due);
      if (next === undefined) return false;
      time = Math.max(time, next.at);
      if (next.happens === undefined) turn([{ kind: 'time' }]);
      else next.happens();
      return true;
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
