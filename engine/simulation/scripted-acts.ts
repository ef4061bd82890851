import type { Refusal } from '../model/act.ts';
import type { Message } from '../model/message.ts';
import { deadline } from '../time/deadline.ts';
import { actOf } from './acts.ts';
import { turns } from './event-queue.ts';
import type { Arrival, Cue } from './script.ts';
import type { Instant, Duration } from '../model/base.ts';
import type { Acted, Scene } from './actor-context.ts';

interface Cues {
  /** Sets the clocks of all cues that wait for nothing else. */
  readonly begin: () => void;
  /** A mail has reached somebody. */
  readonly heard: (message: Message, person: string) => void;
}

/** Lets what the script says happen. */
export function createCues(scene: Scene, acted: (what: Acted) => void): Cues {
  const { cues } = scene.script;
  const arrivals = new Map<Arrival, number>();

  const plan = (index: number, from: Instant, after: Duration | undefined) => {
    const at = after === undefined ? from : deadline(from, after, scene.calendars);
    scene.stage().plan(at, turns.act, () => happen(index), index);
  };
  const happen = (index: number) => {
    const cue = cues[index];
    if (cue === undefined) return;
    const now = scene.stage().now();
    acted({ cue: index, at: now, ...perform(cue, scene) });
    const next = cues[index + 1]?.when;
    if (next !== undefined && 'from' in next && next.from === 'previous')
      plan(index + 1, now, next.after);
  };
  const waiting = cues.flatMap(({ who, when }, index) =>
    'on' in when ? [{ who, index, on: when.on, after: when.after }] : [],
  );

  return {
    begin() {
      for (const [index, { when }] of cues.entries())
        if ('at' in when) plan(index, when.at, undefined);
        else if ('from' in when && (when.from === 'start' || index === 0))
          plan(index, scene.start, when.after);
    },
    heard(message, person) {
      for (const { who, index, on, after } of waiting) {
        if (!isMeant(on, message, scene) || !scene.people.holders(who).includes(person)) continue;
        const nth = (arrivals.get(on) ?? 0) + 1;
        arrivals.set(on, nth);
        if (nth === on.nth) plan(index, scene.stage().now(), after);
      }
    },
  };
}

const isMeant = (
  { message: name }: Arrival,
  { template, step }: Message,
  { means }: Scene,
): boolean => name === template || means(name, step);

function perform(cue: Cue, { stage, people, means }: Scene): Pick<Acted, 'act' | 'refusal'> {
  const { run, entries, turn } = stage();
  const act = actOf(cue, { tasks: run().tasks, entries, people, means });
  if (act === undefined) return { refusal: unasked(cue.who) };
  const refusal = turn([{ kind: 'act', act }]);
  return { act, ...(refusal === undefined ? {} : { refusal }) };
}

const unasked = (who: string): Refusal => ({
  code: 'unknown-task',
  message: `nobody has asked "${who}" for anything`,
  recorded: [],
});
