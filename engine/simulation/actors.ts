import type { Answer } from '../model/act.ts';
import type { Opening } from '../ports/host.ts';
import type { Seat } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { turns } from './event-queue.ts';
import { createCues } from './scripted-acts.ts';
import { createHabits } from './response-rules.ts';
import type { Acted, Scene } from './actor-context.ts';

/** Scripted people. */
export interface Cast {
  readonly begin: () => void;
  /** A mail has reached somebody. */
  readonly heard: (message: Message, person: string) => void;
  /** Somebody has been asked. */
  readonly asked: (opening: Opening, seats: readonly Seat[]) => void;
  readonly acts: readonly Acted[];
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
