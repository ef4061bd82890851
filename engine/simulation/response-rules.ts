import type { Answer } from '../model/act.ts';
import type { Opening } from '../ports/host.ts';
import type { Seat } from '../model/journal.ts';
import { before } from '../time/latest-start.ts';
import { deadline } from '../time/deadline.ts';
import type { Delay, Habit } from './script.ts';
import type { Instant, Duration } from '../model/base.ts';
import type { Task } from '../ports/task-book.ts';
import type { Scene } from './actor-context.ts';

interface Habits {
  readonly asked: (opening: Opening, seats: readonly Seat[]) => void;
}

type PlanAnswer = (at: Instant, answer: Answer) => void;

/** Lets whoever is asked answer as they use to. */
export function createHabits(scene: Scene, plan: PlanAnswer): Habits {
  const { habits = [] } = scene.script;
  const fitting = (task: string, person: string): Habit | undefined =>
    habits.find(
      (habit) =>
        (habit.task === undefined || scene.means(habit.task, task)) &&
        (habit.who === undefined || scene.people.holders(habit.who).includes(person)),
    );
  const answer = (task: Task, person: string): void => {
    const habit = fitting(task.opened.task, person);
    const outcome = habit?.outcome ?? task.opened.outcomes[0]?.outcome;
    if (habit === undefined || habit.when === 'never' || outcome === undefined) return;
    if (habit.chance !== undefined && scene.random() >= habit.chance) return;
    const at = instantOf(habit.when, task.deadline, scene);
    const { task: id, round } = task.opened;
    plan(at, { task: id, round, person, outcome, channel: 'page' });
  };
  return {
    asked({ task: id, round }, seats) {
      if (habits.length === 0) return;
      const task = scene
        .stage()
        .run()
        .tasks.find(({ opened }) => opened.task === id && opened.round === round);
      if (task === undefined) return;
      for (const person of new Set(seats.flatMap(({ people }) => people))) answer(task, person);
    },
  };
}

function instantOf(delay: Exclude<Delay, 'never'>, closes: Instant, scene: Scene): Instant {
  const now = scene.stage().now();
  const later = (after: Duration) => deadline(now, after, scene.calendars);
  if ('before' in delay) return before(closes, delay.before, now, scene.calendars);
  const earliest = later(delay.after);
  if (delay.atMost === undefined) return earliest;
  return earliest + Math.floor((later(delay.atMost) - earliest) * scene.random());
}
