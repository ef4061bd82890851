import type { Refusal } from '../model/act.ts';
import type { Run } from '../interpreter/execute.ts';
import { FlowError } from '../model/flow-error.ts';
import type { Host, Input, Opening } from '../ports/host.ts';
import type { Entry, Seat } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { createAgenda, turns, type Turn } from './event-queue.ts';
import { createErrands } from './simulated-activities.ts';
import type { MailServer } from './mail-server.ts';
import { createOutbox } from './outbox.ts';
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
  readonly plan: (at: Instant, turn: Turn, happens: () => void, order?: number) => void;
  /** Works inputs off at the present instant, then hands over what has gathered. */
  readonly turn: (inputs: readonly Input[]) => Refusal | undefined;
  /** Lets the next thing happen; false when nothing will. */
  readonly advance: () => boolean;
}

export interface Surroundings {
  readonly start: Instant;
  readonly people: People;
  readonly mail: MailServer;
  /** Starts the case on this host. */
  readonly begin: (host: Host) => Run;
  readonly assigned: (opening: Opening, seats: readonly Seat[]) => void;
}

export function createVirtualHost(around: Surroundings): VirtualHost {
  const { people, mail, assigned } = around;
  const agenda = createAgenda();
  let time = around.start;
  let planned = 0;
  let run: Run | undefined;
  const now = () => time;
  const plan: VirtualHost['plan'] = (at, turn, happens, order = (planned += 1)) =>
    agenda.add({ at: Math.max(at, time), turn, order, happens });
  const arrive = (inputs: readonly Input[]) =>
    inputs.length > 0 && plan(time, turns.result, () => void turn(inputs));
  const outbox = createOutbox(now, createErrands({ people, mail, assigned, now, plan, arrive }));
  const begun = (): Run => {
    if (run === undefined) throw new FlowError('interpreter', 'the case has not begun yet');
    return run;
  };
  const turn = (inputs: readonly Input[]): Refusal | undefined => {
    const refused = workOff(begun(), inputs, outbox.stopped);
    outbox.flush();
    return refused;
  };

  return {
    entries: outbox.entries,
    messages: outbox.messages,
    plan,
    turn,
    now,
    run: begun,
    begin() {
      run = around.begin(outbox.host);
      turn(outbox.stopped());
    },
    advance() {
      const next = agenda.next(begun().due);
      if (next === undefined) return false;
      time = Math.max(time, next.at);
      if (next.happens === undefined) turn([{ kind: 'time' }]);
      else next.happens();
      return true;
    },
  };
}

function workOff(
  run: Run,
  inputs: readonly Input[],
  stopped: () => readonly Input[],
): Refusal | undefined {
  let refused: Refusal | undefined;
  for (let next = inputs; next.length > 0; next = stopped())
    for (const input of next) {
      const refusal = run.feed(input);
      refused ??= refusal;
    }
  return refused;
}
