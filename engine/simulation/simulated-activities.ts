import type { Input, Opening } from '../ports/host.ts';
import type { Seat } from '../model/journal.ts';
import type { Fate, Message } from '../model/message.ts';
import { gaveUp, patience } from '../ports/retry-policy.ts';
import { turns, type Turn } from './event-queue.ts';
import type { MailServer } from './mail-server.ts';
import type { People } from './people.ts';
import type { Instant } from '../model/base.ts';

/** Carries what a case hands over to people and to the mail server. */
export interface Errands {
  /** Finds people, then tries each message once; what comes of it arrives together. Those refused for now are tried again. */
  readonly perform: (batch: Batch) => void;
  /** Stops a message that waits for another try. */
  readonly stop: (message: string) => void;
}

export interface Batch {
  readonly messages: readonly Message[];
  readonly openings: readonly Opening[];
}

export interface ErrandEvents {
  readonly people: People;
  readonly mail: MailServer;
  readonly assigned: (opening: Opening, seats: readonly Seat[]) => void;
  readonly now: () => Instant;
  readonly plan: (at: Instant, turn: Turn, happens: () => void) => void;
  /** Brings back what came of it, at this instant but in a turn of its own. */
  readonly arrive: (inputs: readonly Input[]) => void;
}

export function createErrands(events: ErrandEvents): Errands {
  const { people, mail, now, plan } = events;
  const rungs = new Map<string, readonly string[]>();
  const trying = new Set<string>();

  const seatsOf = (opening: Opening): Input => {
    const seats = opening.by.map((seat) => ({ seat, people: people.holders(seat) }));
    rungs.set(keyOf(opening), peopleIn(seats));
    events.assigned(opening, seats);
    const { task, round, rung } = opening;
    return { kind: 'seats', task, round, rung, seats };
  };
  const recipients = ({ to, task }: Message): readonly string[] => {
    if ('who' in to) return people.holders(to.who).filter((person) => people.reachable(person));
    if ('people' in to) return [...new Set(to.people)];
    return (task && rungs.get(keyOf({ task: task.id, round: task.round, rung: to.rung }))) ?? [];
  };
  const tryAgain = (message: Message, pause: number, expires: Instant): void => {
    if (!trying.has(message.id)) return;
    const attempt = mail.attempt(message, recipients(message), now());
    if (attempt.fate === 'later') {
      const next = attempt.at ?? now() + Math.min(pause, patience.longestPauseMs);
      if (next < expires) {
        plan(next, turns.result, () => tryAgain(message, pause * 2, expires));
        return;
      }
    }
    trying.delete(message.id);
    events.arrive([fateOf(message.id, attempt.fate === 'later' ? gaveUp : attempt)]);
  };
  const tryOnce = (message: Message): Input | undefined => {
    const attempt = mail.attempt(message, recipients(message), now());
    if (attempt.fate !== 'later') return fateOf(message.id, attempt);
    trying.add(message.id);
    const expires = Math.max(now() + 1000, message.tryUntil);
    plan(now(), turns.result, () => tryAgain(message, patience.firstPauseMs, expires));
    return undefined;
  };

  return {
    perform: ({ openings, messages }) =>
      events.arrive(found(openings.map(seatsOf), messages, tryOnce)),
    stop(id) {
      if (trying.delete(id)) events.arrive([fateOf(id, { fate: 'dropped' })]);
    },
  };
}

/** Pushed one by one: this is where many rehearsals spend their time. */
function found(
  inputs: Input[],
  messages: readonly Message[],
  fateOfOne: (message: Message) => Input | undefined,
): readonly Input[] {
  for (const message of messages) {
    const input = fateOfOne(message);
    if (input !== undefined) inputs.push(input);
  }
  return inputs;
}

const peopleIn = (seats: readonly Seat[]): readonly string[] => {
  const [only, another] = seats;
  return only !== undefined && another === undefined
    ? only.people
    : [...new Set(seats.flatMap(({ people }) => people))];
};

export const fateOf = (message: string, fate: Fate): Input => ({ kind: 'fate', message, fate });

const keyOf = ({ task, round, rung }: Omit<Opening, 'by'>): string => `${task}#${round}/${rung}`;
