import type { Act, Answer, Refusal } from '../model/act.ts';
import type { Opening } from '../ports/host.ts';
import type { Seat } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import type { Instant } from '../model/plan.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { turns } from './event-queue.ts';
import { createCues } from './scripted-acts.ts';
import { createHabits } from './response-rules.ts';
import type { VirtualHost } from './host.ts';
import type { Means } from './step-names.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

/** Something that a person did. */
export interface Acted {
  /** Index of the cue; missing for what people do out of habit. */
  readonly cue?: number;
  readonly at: Instant;
  /** Missing when nobody has asked the person for anything. */
  readonly act?: Act;
  /** Why it changed nothing. */
  readonly refusal?: Refusal;
}

/** Scripted people. */
export interface Cast {
  readonly begin: () => void;
  /** A mail has reached somebody. */
  readonly heard: (message: Message, person: string) => void;
  /** Somebody has been asked. */
  readonly asked: (opening: Opening, seats: readonly Seat[]) => void;
  readonly acts: readonly Acted[];
}

/** What the cast stands on; `stage` is there once the case begins. */
export interface Scene {
  readonly script: Script;
  readonly start: Instant;
  readonly people: People;
  readonly means: Means;
  readonly calendars: Readonly<Record<string, CalendarTable>>;
  readonly random: Random;
  readonly stage: () => VirtualHost;
}

/** Habits come after the cues of the same instant. */
const afterCues = 1_000_000;

export function createCast(scene: Scene): Cast {
  const acts: Acted[] = [];
  let habitual = afterCues;
  const answer = (act: Answer) => {
    const { turn, now } = scene.stage();
    const refused = turn([{ kind: 'act', act }]);
    // Habits do not insist: whoever comes too late does nothing.
    if (refused === undefined) acts.push({ at: now(), act });
  };
  const { begin, heard } = createCues(scene, (what) => void acts.push(what));
  const { asked } = createHabits(scene, (at, act) =>
    scene.stage().plan(at, turns.act, () => answer(act), (habitual += 1)),
  );
  return { acts, begin, heard, asked };
}
