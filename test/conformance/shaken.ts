import type { Entry } from '../../engine/journal.ts';
import { execute } from '../../engine/execute.ts';
import type { Input } from '../../engine/host.ts';
import type { Directory } from '../../engine/definitions.ts';
import { createAgenda, turns, type Turn } from '../../engine/rehearse/agenda.ts';
import { createErrands } from '../../engine/rehearse/errands.ts';
import { createMailServer } from '../../engine/rehearse/mail-server.ts';
import { createOutbox } from '../../engine/rehearse/outbox.ts';
import { whoIsWho } from '../../engine/rehearse/people.ts';
import type { Random } from '../../engine/rehearse/random.ts';
import type { RehearsedCase } from '../../engine/rehearse/rehearse.ts';
import type { MailRule } from '../../engine/rehearse/script.ts';
import type { Deed } from './cast.ts';

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
  const rules = mail.map((rule) => ({ ...rule, from: -Infinity, until: Infinity }));
  const errands = createErrands({
    people,
    mail: createMailServer(rules, people, () => undefined),
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
