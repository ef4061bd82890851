import type { TrackedMessage } from '../ports/step-context.ts';
import {
  isAnswer,
  isOutcome,
  isOvertakenByOutcome,
  silencesBackstop,
  type DeliveryOutcome,
  type Message,
} from '../model/message.ts';
import { has } from '../model/generations.ts';
import type { Plan } from '../model/plan.ts';
import { isNote, restsOn, type SentMessage } from './rests-on.ts';
import { givesTaskOfReaching } from './task-of-reaching.ts';
import type { Host } from '../ports/host.ts';
import type { TaskBook } from '../ports/task-book.ts';
import type { Instant } from '../model/base.ts';

/** The messages of a case: those on their way, and those that have left. */
export interface MessageTracker {
  /** The id of the next message of a step; from the second on it has a number. */
  nextId(step: string): string;
  send(message: Message): TrackedMessage;
  arrived(message: string, fate: DeliveryOutcome): void;
  /** Some of a message's recipients have been refused for good. */
  refused(message: string, people: readonly string[]): void;
  /** Whether a message that silences a backstop with this `unless` has told: the mail server has accepted it, or somebody is to reach the person. */
  hasTold(unless: string): boolean;
  /** Whether such a message is on its way. */
  mayTell(unless: string): boolean;
  /** An event takes over: cancels all messages that have not left yet, except answers and those that are being sent at this very instant. */
  takeOver(): void;
  /** The same at an end, except those on which something rests. */
  cancelAtEnd(): void;
  /** Whether any delivery outcome is still unknown. */
  pending(): boolean;
}

interface MessageState extends SentMessage {
  readonly outlivesEnd: boolean;
  readonly sentAt: Instant;
  fate: DeliveryOutcome | undefined;
}

/** Creates the tracker of a case. `tasks` hears whom a mail could not ask. */
export function createMessageTracker(
  host: Host,
  plan: Plan,
  tasks: Pick<TaskBook, 'refused'>,
): MessageTracker {
  const states = new Map<string, MessageState>();
  const told: Message[] = [];
  const waiting = () => [...states.values()].filter(({ fate }) => fate === undefined);
  const cancel = (cancelled: readonly MessageState[]) =>
    cancelled.forEach(({ message }) => host.cancel(message.id));

  const isCancelled = ({ message, sentAt }: MessageState) =>
    !isAnswer(message.class) && sentAt < host.now();
  let handled = false;
  return {
    nextId: (step) => nextIn(states, step),
    send(message) {
      if (isOutcome(message.class))
        cancel(waiting().filter((one) => isOvertaken(one.message, message) && !isNote(one, plan)));
      const sent = { message, handled };
      const outlivesEnd = isFollowedAtEnd(sent, plan);
      const state: MessageState = { ...sent, outlivesEnd, sentAt: host.now(), fate: undefined };
      states.set(message.id, state);
      const { id, step, template, class: messageClass, to } = message;
      host.record({ kind: 'sent', message: id, step, template, class: messageClass, to });
      host.send(message);
      return state;
    },
    arrived(id, fate) {
      const state = states.get(id);
      if (state === undefined || state.fate !== undefined) return;
      state.fate = clampToCaseClock(fate, state.sentAt, host.now());
      if (tells(state.message, state.fate, plan)) told.push(state.message);
      recordOutcome(host, id, state.fate);
      if (state.fate.fate === 'refused') tellRefused(state, tasks);
    },
    refused: (id, people) => tellRefused(states.get(id), tasks, people),
    hasTold: (unless) => told.some((message) => silencesBackstop(message, unless)),
    mayTell: (unless) => waiting().some(({ message }) => silencesBackstop(message, unless)),
    takeOver() {
      handled = true;
      cancel(waiting().filter(isCancelled));
    },
    cancelAtEnd: () => cancel(waiting().filter((one) => isCancelled(one) && !restsOn(one, plan))),
    pending() {
      for (const { fate } of states.values()) if (fate === undefined) return true;
      return false;
    },
  };
}

function nextIn(sent: ReadonlyMap<string, unknown>, step: string): string {
  let [id, count] = [step, 1];
  while (sent.has(id)) id = `${step}#${(count += 1)}`;
  return id;
}

const tellRefused = (
  state: MessageState | undefined,
  tasks: Pick<TaskBook, 'refused'>,
  people?: readonly string[],
): void => state && tasks.refused(state.message, people);

/** A mail server has a clock of its own, but a message is accepted neither before it was sent nor later than now. */
const clampToCaseClock = (fate: DeliveryOutcome, sentAt: Instant, now: Instant): DeliveryOutcome =>
  fate.fate === 'accepted' ? { ...fate, at: Math.min(Math.max(fate.at, sentAt), now) } : fate;

/** Whether a backstop may rest on a message with this delivery outcome. */
const tells = (message: Message, fate: DeliveryOutcome, plan: Plan): boolean =>
  fate.fate === 'accepted' ||
  (fate.fate !== 'dropped' &&
    has(plan, 'backstop-waits') &&
    givesTaskOfReaching(message.step, fate.fate, plan));

/** Where something rests on a message, and where it answers the candidate and asks: no line waits for that one, and no end cancels it. */
const isFollowedAtEnd = (sent: SentMessage, plan: Plan): boolean =>
  has(plan, 'followed-at-end') &&
  (restsOn(sent, plan) || (sent.message.task !== undefined && isAnswer(sent.message.class)));

/** Whether a message that is still on its way would contradict an outcome that now leaves to the same person. One that asks stands beside its question. */
const isOvertaken = (waiting: Message, outcome: Message) =>
  waiting.task === undefined &&
  isOvertakenByOutcome(waiting.class) &&
  'who' in waiting.to &&
  'who' in outcome.to &&
  waiting.to.who === outcome.to.who;

function recordOutcome(host: Host, message: string, fate: DeliveryOutcome): void {
  if (fate.fate === 'accepted') host.record({ kind: 'accepted', message, acceptedAt: fate.at });
  else if (fate.fate === 'dropped') host.record({ kind: 'dropped', message });
  else host.record({ kind: 'undelivered', message, fate: fate.fate, reason: fate.reason });
}
