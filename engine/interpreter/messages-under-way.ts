import type { Delivery } from '../ports/step-context.ts';
import {
  isAnswer,
  isOutcome,
  isOvertakenByOutcome,
  type Fate,
  type Message,
} from '../model/message.ts';
import type { Host } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';

/** The messages of a case: which are on their way, which have left. */
export interface Deliveries {
  send(message: Message): Delivery;
  arrived(message: string, fate: Fate): void;
  /** Whether what a backstop's `unless` names has left: a step's message, a class, or `answer`. */
  hasLeft(unless: string): boolean;
  /** Stops what binds nobody and has not left yet, but for what is being sent at this very instant. */
  dropAll(): void;
  pending(): boolean;
}

interface State {
  readonly message: Message;
  readonly sentAt: Instant;
  fate: Fate | undefined;
}

export function createDeliveries(host: Host): Deliveries {
  const states = new Map<string, State>();
  const left: Message[] = [];
  const waiting = () => [...states.values()].filter(({ fate }) => fate === undefined);
  const drop = (those: readonly State[]) => those.forEach(({ message }) => host.drop(message.id));

  return {
    send(message) {
      if (isOutcome(message.class))
        drop(waiting().filter((other) => isOvertaken(other.message, message)));
      const state: State = { message, sentAt: host.now(), fate: undefined };
      states.set(message.id, state);
      const { id, step, template, class: messageClass, to } = message;
      host.record({ kind: 'sent', message: id, step, template, class: messageClass, to });
      host.send(message);
      return state;
    },
    arrived(id, fate) {
      const state = states.get(id);
      if (state === undefined || state.fate !== undefined) return;
      state.fate = onTheCasesClock(fate, state.sentAt, host.now());
      if (state.fate.fate === 'accepted') left.push(state.message);
      record(host, id, state.fate);
    },
    hasLeft: (unless) => left.some((message) => answersTo(message, unless)),
    dropAll: () =>
      drop(waiting().filter((one) => !isAnswer(one.message.class) && one.sentAt < host.now())),
    pending() {
      for (const { fate } of states.values()) if (fate === undefined) return true;
      return false;
    },
  };
}

/** The mail server's clock is another one: a message is never accepted before it was sent, nor later than now. */
const onTheCasesClock = (fate: Fate, sentAt: Instant, now: Instant): Fate =>
  fate.fate === 'accepted' ? { ...fate, at: Math.min(Math.max(fate.at, sentAt), now) } : fate;

/** A status or notice still undelivered when an outcome leaves to the same person would contradict it. */
const isOvertaken = (waiting: Message, outcome: Message) =>
  isOvertakenByOutcome(waiting.class) &&
  'who' in waiting.to &&
  'who' in outcome.to &&
  waiting.to.who === outcome.to.who;

const answersTo = (message: Message, unless: string) =>
  unless === 'answer'
    ? isAnswer(message.class)
    : message.step === unless || message.class === unless;

function record(host: Host, message: string, fate: Fate): void {
  if (fate.fate === 'accepted') host.record({ kind: 'accepted', message, acceptedAt: fate.at });
  else if (fate.fate === 'dropped') host.record({ kind: 'dropped', message });
  else host.record({ kind: 'undelivered', message, fate: fate.fate, reason: fate.reason });
}
