import type { TaskOpenedFact } from '../model/journal.ts';
import type { Instant } from '../model/base.ts';
import type { ReachTask } from '../model/plan.ts';
import { firstAnswer } from '../people/seats.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import type { Task } from '../ports/task-book.ts';
import { messageOf } from './task-messages.ts';

/**
 * Gives somebody of the house the task to reach the people of an escalation level whom no mail could ask; they can answer meanwhile. Returns
 * when they have, when they cannot be reached either, or, if they were reached, when their window is over.
 */
export function* reachAnotherWay(
  task: Task,
  { by, deadline }: { readonly by: readonly string[]; readonly deadline: Instant },
  context: StepContext,
): Coroutine {
  const { reach } = context.plan;
  const now = context.host.now();
  if (reach === undefined || deadline <= now) return;
  const until = Math.min(deadline, context.after(now, reach.within));
  const reaching = context.tasks.open(
    openingOf(`${task.opened.task}/reach`, reach, { asked: by, deadline: until }),
    firstAnswer(1, 1),
  );
  const { task: id, by: reachers } = reaching.opened;
  const settled = () => task.outcome !== undefined;
  try {
    reaching.ask(0, reachers, until);
    context.send(messageOf(reaching, 'request', '0', { rung: 0 }));
    const ready = () => settled() || reaching.outcome !== undefined;
    yield* context.wait({ label: `deadline ${id}`, step: id, until, ready });
    if (settled()) return;
    if (reaching.outcome === undefined) reaching.settleSilent();
    else if (reaching.outcome === 'reached')
      yield* context.wait({
        label: `deadline ${task.opened.task}`,
        step: task.opened.task,
        until: deadline,
        ready: settled,
      });
  } finally {
    reaching.cancel();
  }
}

function openingOf(
  task: string,
  { title, by, otherwise, outcomes }: ReachTask,
  { asked, deadline }: { readonly asked: readonly string[]; readonly deadline: Instant },
): Omit<TaskOpenedFact, 'kind' | 'round'> {
  return {
    task,
    type: 'work',
    title,
    by: [asked.every((who) => who === by) ? otherwise : by],
    need: 1,
    outcomes,
    deadline,
    expectedBy: deadline,
    commentOn: [],
  };
}
