import type { Input, SlotRequest } from '../ports/host.ts';
import type { ApproverSlot } from '../model/journal.ts';
import type { DeliveryOutcome, Message } from '../model/message.ts';
import { retriesExpired, retryPolicy } from '../ports/retry-policy.ts';
import { priorities, type Priority } from './event-queue.ts';
import type { MailArrivalListener, MailServer } from './mail-server.ts';
import type { People } from './people.ts';
import type { Instant } from '../model/base.ts';

/** The simulated activities: they take what a case hands over to people and to the mail server. */
export interface SimulatedActivities {
  /** Finds people, then tries each message once; all results arrive together. Messages that are refused for now are tried again. */
  readonly perform: (batch: SimulatedBatch) => void;
  /** Cancels a message that waits for another attempt. */
  readonly cancel: (message: string) => void;
}

export interface SimulatedBatch {
  readonly messages: readonly Message[];
  readonly openings: readonly SlotRequest[];
}

/** The ports of the simulated activities. */
export interface SimulatedActivityPorts {
  readonly people: People;
  readonly mail: MailServer;
  readonly now: () => Instant;
  readonly schedule: (at: Instant, priority: Priority, happens: () => void) => void;
  readonly assigned: (opening: SlotRequest, seats: readonly ApproverSlot[]) => void;
  readonly delivered: MailArrivalListener;
  /** Brings results back, at this instant but in a turn of their own. */
  readonly arrive: (inputs: readonly Input[]) => void;
}

export function createSimulatedActivities(ports: SimulatedActivityPorts): SimulatedActivities {
  const { people, mail, now, schedule, delivered } = ports;
  const peopleByLevel = new Map<string, readonly string[]>();
  const retrying = new Set<string>();

  const assignSeats = (opening: SlotRequest): Input => {
    const seats = opening.by.map((seat) => ({ seat, people: people.holders(seat) }));
    peopleByLevel.set(keyOf(opening), peopleIn(seats));
    ports.assigned(opening, seats);
    const { task, round, rung } = opening;
    return { kind: 'seats', task, round, rung, seats };
  };
  const recipients = ({ to, task }: Message): readonly string[] => {
    if ('who' in to) return people.holders(to.who).filter((person) => people.reachable(person));
    if ('people' in to) return [...new Set(to.people)];
    return (
      (task && peopleByLevel.get(keyOf({ task: task.id, round: task.round, rung: to.rung }))) ?? []
    );
  };
  const tryAgain = (message: Message, pause: number, expires: Instant): void => {
    if (!retrying.has(message.id)) return;
    const attempt = mail.attempt(message, recipients(message), now(), delivered);
    if (attempt.fate === 'later') {
      const next = attempt.at ?? now() + Math.min(pause, retryPolicy.longestPauseMs);
      if (next < expires) {
        schedule(next, priorities.result, () => tryAgain(message, pause * 2, expires));
        return;
      }
    }
    retrying.delete(message.id);
    ports.arrive([fateInputOf(message.id, attempt.fate === 'later' ? retriesExpired : attempt)]);
  };
  const tryOnce = (message: Message): Input | undefined => {
    const attempt = mail.attempt(message, recipients(message), now(), delivered);
    if (attempt.fate !== 'later') return fateInputOf(message.id, attempt);
    retrying.add(message.id);
    const expires = Math.max(now() + 1000, message.tryUntil);
    schedule(now(), priorities.result, () => tryAgain(message, retryPolicy.firstPauseMs, expires));
    return undefined;
  };

  return {
    perform: ({ openings, messages }) =>
      ports.arrive(inputsOf(openings.map(assignSeats), messages, tryOnce)),
    cancel(id) {
      if (retrying.delete(id)) ports.arrive([fateInputOf(id, { fate: 'dropped' })]);
    },
  };
}

/** Pushed one by one: this is where many rehearsals spend their time. */
function inputsOf(
  inputs: Input[],
  messages: readonly Message[],
  attempt: (message: Message) => Input | undefined,
): readonly Input[] {
  for (const message of messages) {
    const input = attempt(message);
    if (input !== undefined) inputs.push(input);
  }
  return inputs;
}

const peopleIn = (seats: readonly ApproverSlot[]): readonly string[] => {
  const [only, another] = seats;
  return only !== undefined && another === undefined
    ? only.people
    : [...new Set(seats.flatMap(({ people }) => people))];
};

export const fateInputOf = (message: string, fate: DeliveryOutcome): Input => ({
  kind: 'fate',
  message,
  fate,
});

const keyOf = ({ task, round, rung }: Omit<SlotRequest, 'by'>): string =>
  `${task}#${round}/${rung}`;
