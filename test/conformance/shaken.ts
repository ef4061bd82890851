import type { Entry } from '../../engine/model/journal.ts';
import { execute } from '../../engine/interpreter/execute.ts';
import { type Attempt, combine } from '../../engine/ports/delivery-outcome.ts';
import type { Input } from '../../engine/ports/host.ts';
import { isOutcome, type Message } from '../../engine/model/message.ts';
import type { Directory } from '../../engine/model/definitions.ts';
import { createAgenda, turns, type Turn } from '../../engine/simulation/event-queue.ts';
import { createErrands } from '../../engine/simulation/simulated-activities.ts';
import type { MailServer } from '../../engine/simulation/mail-server.ts';
import { createOutbox } from '../../engine/simulation/outbox.ts';
import { type People, whoIsWho } from '../../engine/simulation/people.ts';
import type { Random } from '../../engine/simulation/random.ts';
import type { RehearsedCase } from '../../engine/simulation/rehearse.ts';
import type { MailRule } from '../../engine/simulation/script.ts';
import type { Deed } from './cast.ts';
import { treatmentOf } from './mail-rules.ts';
import { reasons } from './random-scene.ts';

const latestMs = 12_000;

/**
 * Plays a case in a world where everything comes a little late: timers, and what was handed over. Where that changes the order of
 * things, their order is nobody's promise, and two hosts need not agree on it.
 */
export function shaken(
  its: RehearsedCase & { readonly people: Directory },
  deeds: readonly Deed[],
  mail: readonly MailRule[],
  random: Random,
): readonly Entry[] {
  const { start } = its;
  let time = start;
  let order = 0;
  const late = () => Math.floor(random() * latestMs);
  const now = () => time;
  const agenda = createAgenda();
  const plan = (at: number, turn: Turn, happens: () => void) =>
    agenda.add({ at: Math.max(at, time), turn, order: (order += 1), happens });
  const people = whoIsWho(its.people, its.facts);
  const errands = createErrands({
    people,
    mail: mailServer(mail, people),
    assigned: () => undefined,
    now,
    // The next try comes after the word that one is needed.
    plan: (at, turned, happens) => plan(at + latestMs, turned, happens),
    arrive: (inputs) => {
      if (inputs.length > 0) plan(time + late(), turns.result, () => turn(inputs));
    },
  });
  const outbox = createOutbox(now, errands);
  const run = execute(its, outbox.host);
  const turn = (inputs: readonly Input[]) => {
    for (let next = inputs; next.length > 0; next = outbox.stopped())
      for (const input of next) run.feed(input);
    outbox.flush();
  };
  turn(outbox.stopped());
  for (const { afterMs, act } of deeds)
    plan(start + afterMs, turns.act, () => turn([{ kind: 'act', act }]));
  for (let next = agenda.next(run.due); next !== undefined; next = agenda.next(run.due)) {
    time = Math.max(time, next.happens === undefined ? next.at + late() : next.at);
    if (next.happens === undefined) turn([{ kind: 'time' }]);
    else next.happens();
  }
  return outbox.entries;
}

/** Tries mails by the rules; remembers which have a fate. */
function mailServer(rules: readonly MailRule[], people: People): MailServer {
  const tries = new Map<string, () => Attempt>();
  const fates = new Map<string, Attempt>();
  const attempt = (message: Message, person: string, now: number): Attempt => {
    const key = `${person} ${message.id}`;
    const known = fates.get(key);
    if (known !== undefined) return known;
    const treat = tries.get(key) ?? treating(message, person, now);
    tries.set(key, treat);
    const answer: Attempt = now < message.tryUntil ? treat() : { fate: 'refused', reason: late };
    if (answer.fate !== 'later') fates.set(key, answer);
    return answer;
  };
  const treating = (message: Message, person: string, now: number) => {
    const treat = treatmentOf({ message, person }, rules, (who) => people.holders(who));
    return (): Attempt => {
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
    attempt: (message, to, now) => combine(to.map((person) => attempt(message, person, now))),
  };
}

const late = 'the mail server did not take it in time';
