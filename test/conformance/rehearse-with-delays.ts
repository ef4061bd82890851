import type { Entry } from '../../engine/model/journal.ts';
import { execute } from '../../engine/interpreter/execute.ts';
import type { DeliveryAttempt } from '../../engine/ports/delivery-attempt.ts';
import type { Input } from '../../engine/ports/host.ts';
import { isOutcome, type Message } from '../../engine/model/message.ts';
import type { Directory } from '../../engine/model/definitions.ts';
import {
  createEventQueue,
  priorities,
  type Priority,
} from '../../engine/simulation/event-queue.ts';
import { createSimulatedActivities } from '../../engine/simulation/simulated-activities.ts';
import type { MailServer } from '../../engine/simulation/mail-server.ts';
import { createSimulatedOutbox } from '../../engine/simulation/outbox.ts';
import { type People, resolvePeople } from '../../engine/simulation/people.ts';
import type { Random } from '../../engine/simulation/random.ts';
import type { RehearsedCase } from '../../engine/simulation/rehearse.ts';
import type { MailRule } from '../../engine/simulation/script.ts';
import type { TimedAct } from './random-acts.ts';
import { treatmentOf } from './mail-rules.ts';
import { reasons } from './random-scene.ts';

const maxDelayMs = 12_000;

/**
 * Rehearses a case with random delays of timers and of what was handed over. Where a delay changes the order of events, nothing
 * promises that order, and two hosts need not agree on it.
 */
export function rehearseWithDelays(
  rehearsedCase: RehearsedCase & { readonly people: Directory },
  acts: readonly TimedAct[],
  mail: readonly MailRule[],
  random: Random,
): readonly Entry[] {
  const { start } = rehearsedCase;
  let time = start;
  const delay = () => Math.floor(random() * maxDelayMs);
  const now = () => time;
  const queue = createEventQueue();
  const schedule = (at: number, priority: Priority, happens: () => void) =>
    queue.add(Math.max(at, time), priority, happens);
  const people = resolvePeople(rehearsedCase.people, rehearsedCase.facts);
  const activities = createSimulatedActivities({
    people,
    mail: mailServer(mail, people),
    assigned: () => undefined,
    delivered: () => undefined,
    now,
    // The next attempt comes after the result of the one before.
    schedule: (at, priority, happens) => schedule(at + maxDelayMs, priority, happens),
    arrive: (inputs) => {
      if (inputs.length > 0) schedule(time + delay(), priorities.result, () => takeTurn(inputs));
    },
  });
  const outbox = createSimulatedOutbox(now, activities);
  const run = execute(rehearsedCase, outbox.host);
  const takeTurn = (inputs: readonly Input[]) => {
    for (let next = inputs; next.length > 0; next = outbox.takeCancelled())
      for (const input of next) run.feed(input);
    outbox.flush();
  };
  takeTurn(outbox.takeCancelled());
  for (const { afterMs, act } of acts)
    schedule(start + afterMs, priorities.scriptedAct, () => takeTurn([{ kind: 'act', act }]));
  for (let next = queue.next(run.due); next !== undefined; next = queue.next(run.due)) {
    time = Math.max(time, next.happens === undefined ? next.at + delay() : next.at);
    if (next.happens === undefined) takeTurn([{ kind: 'time' }]);
    else next.happens();
  }
  return outbox.entries;
}

/** A mail server that keeps the rules of a scenario, and remembers final attempts. */
function mailServer(rules: readonly MailRule[], people: People): MailServer {
  const tries = new Map<string, () => DeliveryAttempt>();
  const finalAttempts = new Map<string, DeliveryAttempt>();
  const attempt = (message: Message, person: string, now: number): DeliveryAttempt => {
    const key = `${person} ${message.id}`;
    const before = finalAttempts.get(key);
    if (before !== undefined) return before;
    const treat = tries.get(key) ?? attemptBy(message, person, now);
    tries.set(key, treat);
    const answer: DeliveryAttempt =
      now < message.tryUntil ? treat() : { fate: 'refused', reason: lateReason };
    if (answer.fate !== 'later') finalAttempts.set(key, answer);
    return answer;
  };
  const attemptBy = (message: Message, person: string, now: number) => {
    const treat = treatmentOf({ message, person }, rules, (who) => people.holders(who));
    return (): DeliveryAttempt => {
      const does = treat();
      if (does === 'accept') return { fate: 'accepted', at: now };
      const reason = reasons[does];
      if (does === 'bounce') return { fate: 'refused', reason };
      return does === 'lose' && isOutcome(message.class)
        ? { fate: 'unknown', reason }
        : { fate: 'later', reason };
    };
  };
  return {
    attempt: (message, to, now) =>
      to.map((person) => ({ person, attempt: attempt(message, person, now) })),
  };
}

const lateReason = 'the mail server did not take it in time';
