import type { Behaviour, UserTask } from '../../behaviour/behaviour.ts';
import type { Duration } from '../../model/base.ts';

/** A window that tells as it opens, and the task from there on. */
export interface ToldWindow {
  readonly tells: Behaviour;
  readonly task: UserTask;
}

/** Each window of a task that tells and is ahead, the next one first. */
export function toldWindows(task: UserTask): readonly ToldWindow[] {
  const { reached, windows } = task;
  return windows.flatMap(({ tells }, window) =>
    tells === undefined || window <= (reached?.window ?? 0)
      ? []
      : [{ tells, task: atWindow(reached?.task ?? task, window) }],
  );
}

/** How long a task waits at most, since it was opened, before its next window that tells, or its end. */
export const lengthsAhead = (task: UserTask): readonly Duration[] =>
  task.windows.slice(0, toldWindows(task)[0]?.task.reached?.window).map(({ within }) => within);

/** Equal ones are one object, by which states are told apart. */
function atWindow(task: UserTask, window: number): UserTask {
  const known = tasks.get(task) ?? new Map<number, UserTask>();
  tasks.set(task, known);
  const found = known.get(window) ?? { ...task, reached: { task, window } };
  known.set(window, found);
  return found;
}

const tasks = new WeakMap<UserTask, Map<number, UserTask>>();
