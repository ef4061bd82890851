import type { Refusal } from '../model/act.ts';
import type { Message } from '../model/message.ts';
import { deadline } from '../time/deadline.ts';
import { actOf } from './acts.ts';
import { priorities } from './event-queue.ts';
import type { MailTrigger, ScriptedAct } from './script.ts';
import type { Instant, Duration } from '../model/base.ts';
import type { PerformedAct, SimulationContext } from './actor-context.ts';

interface ScriptRunner {
  /** Sets the clocks of all cues that wait for nothing else. */
  readonly begin: () => void;
  /** A mail has reached somebody. */
  readonly mailArrived: (message: Message, person: string) => void;
}

/** Lets what the script says happen. */
export function createScriptRunner(
  context: SimulationContext,
  record: (what: PerformedAct) => void,
): ScriptRunner {
  const { scriptedActs } = context.script;
  const arrivals = new Map<MailTrigger, number>();

  const scheduleAct = (index: number, from: Instant, after: Duration | undefined) => {
    const at = after === undefined ? from : deadline(from, after, context.calendars);
    context.host().schedule(at, priorities.act, () => actNow(index), index);
  };
  const actNow = (index: number) => {
    const act = scriptedActs[index];
    if (act === undefined) return;
    const now = context.host().now();
    record({ scriptIndex: index, at: now, ...perform(act, context) });
    const next = scriptedActs[index + 1]?.when;
    if (next !== undefined && 'from' in next && next.from === 'previous')
      scheduleAct(index + 1, now, next.after);
  };
  const waiting = scriptedActs.flatMap(({ who, when }, index) =>
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
      for (const { who, index, on, after } of waiting) {
        if (!isAwaited(on, message, context) || !context.people.holders(who).includes(person))
          continue;
        const nth = (arrivals.get(on) ?? 0) + 1;
        arrivals.set(on, nth);
        if (nth === on.nth) scheduleAct(index, context.host().now(), after);
      }
    },
  };
}

const isAwaited = (
  { message: name }: MailTrigger,
  { template, step }: Message,
  { namesStep }: SimulationContext,
): boolean => name === template || namesStep(name, step);

function perform(
  scripted: ScriptedAct,
  { host, people, namesStep }: SimulationContext,
): Pick<PerformedAct, 'act' | 'refusal'> {
  const { run, entries, turn } = host();
  const act = actOf(scripted, { tasks: run().tasks, entries, people, namesStep });
  if (act === undefined) return { refusal: neverAsked(scripted.who) };
  const refusal = turn([{ kind: 'act', act }]);
  return { act, ...(refusal === undefined ? {} : { refusal }) };
}

const neverAsked = (who: string): Refusal => ({
  code: 'unknown-task',
  message: `nobody has asked "${who}" for anything`,
  recorded: [],
});
