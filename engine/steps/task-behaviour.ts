import type { ShownValue } from '../model/shown.ts';
import type { Steps } from '../model/plan.ts';
import type { UserTask, BehaviourContext } from '../behaviour/behaviour.ts';
import type { SilenceRule } from './task-fields.ts';
import { stepsOfOutcome } from './task-fields.ts';
import { apologyOf } from './apology.ts';
import type { TaskSpec } from './task.ts';

type TaskDescription = Pick<
  TaskSpec,
  'type' | 'title' | 'by' | 'remind' | 'need' | 'choices' | 'within' | 'since' | 'escalate' | 'page'
> & { readonly shows?: readonly ShownValue[]; readonly form?: string };

interface TaskBranches {
  readonly id: string;
  readonly silent: SilenceRule;
  readonly arms: Readonly<Record<string, Steps>>;
}

const showsOf = (shows: UserTask['shows']): Pick<UserTask, 'shows'> =>
  shows === undefined ? {} : { shows };

/** The behaviour that all kinds of tasks share: a chain of windows, a branch for each answer, and one for silence. */
export const userTaskOf = (
  task: TaskDescription,
  { id, silent, arms }: TaskBranches,
  context: BehaviourContext,
): UserTask => ({
  term: 'task',
  ...showsOf(task.shows ?? context.shows),
  ...(task.form === undefined ? {} : { form: task.form }),
  step: id,
  type: task.type,
  title: task.title,
  ...(task.since === undefined ? {} : { since: task.since }),
  windows: [
    { to: task.by, within: task.within },
    ...task.escalate.map((level, index) => ({
      to: [level.to],
      within: level.within,
      ...(level.tell === undefined
        ? {}
        : { tells: apologyOf(level.tell, { task: id, rung: index + 1, ...level }, context) }),
    })),
  ],
  need: task.need,
  reminds: task.remind.length > 0,
  answers: task.choices.map(({ outcome, label }) => ({
    label: outcome,
    ...(label === undefined ? {} : { text: label }),
    behaviour: context.steps(stepsOfOutcome(outcome, silent, arms)),
  })),
  silent: {
    ...('as' in silent ? { as: silent.as } : {}),
    behaviour: context.steps(stepsOfOutcome('silent', silent, arms)),
  },
  ...(task.page === undefined ? {} : { page: task.page }),
});
