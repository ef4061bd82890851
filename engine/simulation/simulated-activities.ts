import type { Input, SlotRequest } from '../ports/host.ts';
import type { ApproverSlot } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { combineAttempts, combineFinally } from '../ports/delivery-attempt.ts';
import { deliveryInputs, deliveryInput } from '../ports/delivery-inputs.ts';
import { retryPolicy } from '../ports/retry-policy.ts';
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
  const { people } = ports;
  const peopleByLevel = new Map<string, readonly string[]>();

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
  const { tryOnce, cancel } = createAttempts(ports, recipients);

  return {
    perform: ({ openings, messages }) =>
      ports.arrive(inputsOf(openings.map(assignSeats), messages, tryOnce)),
    cancel,
  };
}

/** The attempts to deliver: one at once, and further ones, each after a pause, while the mail server refuses for now. */
function createAttempts(
  { mail, now, schedule, delivered, arrive }: SimulatedActivityPorts,
  recipients: (message: Message) => readonly string[],
) {
  const retrying = new Set<string>();
  const attemptNow = (message: Message) =>
    mail.attempt(message, recipients(message), now(), delivered);
  const tryAgain = (message: Message, retry: Retry): void => {
    if (!retrying.has(message.id)) return;
    const attempts = attemptNow(message);
    const attempt = combineAttempts(attempts);
    if (attempt.fate === 'later') {
      const next = attempt.at ?? now() + Math.min(retry.pause, retryPolicy.longestPauseMs);
      if (next < retry.expires) {
        const { refused = [] } = attempt;
        const again = { ...retry, pause: retry.pause * 2, refused };
        schedule(next, priorities.result, () => tryAgain(message, again));
        if (refused.length > retry.refused.length) arrive(deliveryInputs(message.id, attempt));
        return;
      }
    }
    retrying.delete(message.id);
    arrive(deliveryInputs(message.id, combineFinally(attempts)));
  };
  return {
    tryOnce: (message: Message): readonly Input[] => {
      const attempt = combineAttempts(attemptNow(message));
      if (attempt.fate !== 'later') return deliveryInputs(message.id, attempt);
      retrying.add(message.id);
      const expires = Math.max(now() + 1000, message.tryUntil);
      const { refused = [] } = attempt;
      const pause = retryPolicy.firstPauseMs;
      const next = attempt.at ?? now() + pause;
      const retry = { pause: pause * 2, expires, refused };
      // The last one is made at once where a pause leaves no time for it.
      schedule(next < expires ? next : now(), priorities.result, () => tryAgain(message, retry));
      return deliveryInputs(message.id, attempt);
    },
    cancel: (id: string): void => {
      if (retrying.delete(id)) arrive([deliveryInput(id, { fate: 'dropped' })]);
    },
  };
}

interface Retry {
  readonly pause: number;
  readonly expires: Instant;
  /** Recipients who have been refused for good so far. */
  readonly refused: readonly string[];
}

/** Pushed one by one: this is where many rehearsals spend their time. */
function inputsOf(
  inputs: Input[],
  messages: readonly Message[],
  attempt: (message: Message) => readonly Input[],
): readonly Input[] {
  for (const message of messages) for (const input of attempt(message)) inputs.push(input);
  return inputs;
}

const peopleIn = (seats: readonly ApproverSlot[]): readonly string[] => {
  const [only, another] = seats;
  return only !== undefined && another === undefined
    ? only.people
    : [...new Set(seats.flatMap(({ people }) => people))];
};

const keyOf = ({ task, round, rung }: Omit<SlotRequest, 'by'>): string =>
  `${task}#${round}/${rung}`;
