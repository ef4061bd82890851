import type { Refusal } from '../model/act.ts';
import { deadline } from '../time/deadline.ts';
import { resolveAct } from './acts.ts';
import { priorities } from './event-queue.ts';
import type { PeopleListener } from './host.ts';
import type { MailTrigger, ScriptedAct } from './script.ts';
import { namesMessage } from './step-names.ts';
import type { Instant, Duration } from '../model/base.ts';
import type { PerformedAct, SimulationContext } from './actor-context.ts';

interface ScriptRunner extends Pick<PeopleListener, 'mailArrived'> {
  /** Schedules the acts that wait for no mail. */
  readonly begin: () => void;
}

/** The scripted acts: each is scheduled as soon as its trigger is there, and performed by the first holder who can. */
export function createScriptRunner(
  context: SimulationContext,
  record: (what: PerformedAct) => void,
): ScriptRunner {
  const { host, script } = context;
  const { scriptedActs } = script;
  const arrivals = new Map<MailTrigger, number>();

  const scheduleAct = (index: number, from: Instant, after: Duration | undefined) => {
    const at = after === undefined ? from : deadline(from, after, context.calendars);
    host.schedule(at, priorities.scriptedAct, () => actNow(index), index);
  };
  const actNow = (index: number) => {
    const act = scriptedActs[index];
    if (act === undefined) return;
    const now = host.now();
    record({ scriptIndex: index, at: now, ...perform(act, context) });
    const next = scriptedActs[index + 1]?.when;
    if (next !== undefined && 'from' in next && next.from === 'previous')
      scheduleAct(index + 1, now, next.after);
  };
  const triggeredByMail = scriptedActs.flatMap(({ who, when }, index) =>
    'on' in when ? [{ who, index, on: when.on, after: when.after }] : [],
  );

  return {
    begin() {
      for (const [index, { when }] of scriptedActs.entries())
        if ('at' in when) scheduleAct(index, when.at, undefined);
        else if ('from' in when && (when.from === 'start' || index === 0))
          scheduleAct(index, context.start, when.after);
    },
    mailArrived(message, person) {
      for (const { who, index, on, after } of triggeredByMail) {
        if (!namesMessage(on.message, message, context.namesStep)) continue;
        if (!context.people.holders(who).includes(person)) continue;
        const nth = (arrivals.get(on) ?? 0) + 1;
        arrivals.set(on, nth);
        if (nth === on.nth) scheduleAct(index, host.now(), after);
      }
    },
  };
}

function perform(
  scripted: ScriptedAct,
  { host, people, namesStep }: SimulationContext,
): Pick<PerformedAct, 'act' | 'refusal'> {
  const { entries } = host;
  const act = resolveAct(scripted, { tasks: host.run().tasks, entries, people, namesStep });
  if (act === undefined) return { refusal: neverAsked(scripted.who) };
  const refusal = host.turn([{ kind: 'act', act }]);
  return { act, ...(refusal === undefined ? {} : { refusal }) };
}

const neverAsked = (who: string): Refusal => ({
  code: 'unknown-task',
  message: `nobody has asked "${who}" for anything`,
  recorded: [],
});
