import type { Input, SlotRequest } from '../ports/host.ts';
import type { ApproverSlot } from '../model/journal.ts';
import type { DeliveryOutcome, Message } from '../model/message.ts';
import { retriesExpired, retryPolicy } from '../ports/retry-policy.ts';
import { priorities, type Priority } from './event-queue.ts';
import type { MailServer } from './mail-server.ts';
import type { People } from './people.ts';
import type { Instant } from '../model/base.ts';

/** Carries what a case hands over to people and to the mail server. */
export interface SimulatedActivities {
  /** Finds people, then tries each message once; what comes of it arrives together. Those refused for now are tried again. */
  readonly perform: (batch: SimulatedBatch) => void;
  /** Stops a message that waits for another try. */
  readonly cancel: (message: string) => void;
}

export interface SimulatedBatch {
  readonly messages: readonly Message[];
  readonly openings: readonly SlotRequest[];
}

export interface SimulatedActivityEvents {
  readonly people: People;
  readonly mail: MailServer;
  readonly assigned: (opening: SlotRequest, seats: readonly ApproverSlot[]) => void;
  readonly now: () => Instant;
  readonly schedule: (at: Instant, turn: Priority, happens: () => void) => void;
  /** Brings back what came of it, at this instant but in a turn of its own. */
  readonly arrive: (inputs: readonly Input[]) => void;
}

export function createSimulatedActivities(events: SimulatedActivityEvents): SimulatedActivities {
  const { people, mail, now, schedule } = events;
  const peopleByLevel = new Map<string, readonly string[]>();
  const retrying = new Set<string>();

  const assignSeats = (opening: SlotRequest): Input => {
    const seats = opening.by.map((seat) => ({ seat, people: people.holders(seat) }));
    peopleByLevel.set(keyOf(opening), peopleIn(seats));
    events.assigned(opening, seats);
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
    const attempt = mail.attempt(message, recipients(message), now());
    if (attempt.fate === 'later') {
      const next = attempt.at ?? now() + Math.min(pause, retryPolicy.longestPauseMs);
      if (next < expires) {
        schedule(next, priorities.result, () => tryAgain(message, pause * 2, expires));
        return;
      }
    }
    retrying.delete(message.id);
    events.arrive([fateInputOf(message.id, attempt.fate === 'later' ? retriesExpired : attempt)]);
  };
  const tryOnce = (message: Message): Input | undefined => {
    const attempt = mail.attempt(message, recipients(message), now());
    if (attempt.fate !== 'later') return fateInputOf(message.id, attempt);
    retrying.add(message.id);
    const expires = Math.max(now() + 1000, message.tryUntil);
    schedule(now(), priorities.result, () => tryAgain(message, retryPolicy.firstPauseMs, expires));
    return undefined;
  };

  return {
    perform: ({ openings, messages }) =>
      events.arrive(inputsOf(openings.map(assignSeats), messages, tryOnce)),
    cancel(id) {
      if (retrying.delete(id)) events.arrive([fateInputOf(id, { fate: 'dropped' })]);
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
