import type { Steps } from '../model/plan.ts';
import type { Race, Shaping } from '../behaviour/behaviour.ts';
import type { Silent } from './task-fields.ts';
import { armOf } from './task-fields.ts';
import type { TaskSpec } from './task.ts';

type Asked = Pick<
  TaskSpec,
  'type' | 'title' | 'by' | 'remind' | 'need' | 'choices' | 'within' | 'since' | 'escalate' | 'page'
>;

interface Ends {
  readonly id: string;
  readonly silent: Silent;
  readonly arms: Readonly<Record<string, Steps>>;
}

/** The shape that all tasks share: a ladder of windows, an arm for each answer, and what silence means. */
export const raceOf = (asked: Asked, { id, silent, arms }: Ends, shaping: Shaping): Race => ({
  term: 'race',
  step: id,
  type: asked.type,
  title: asked.title,
  ...(asked.since === undefined ? {} : { since: asked.since }),
  windows: [
    { to: asked.by, within: asked.within },
    ...asked.escalate.map(({ to, within }) => ({ to: [to], within })),
  ],
  need: asked.need,
  reminds: asked.remind.length > 0,
  answers: asked.choices.map(({ outcome, label }) => ({
    label: outcome,
    ...(label === undefined ? {} : { text: label }),
    shape: shaping.steps(armOf(outcome, silent, arms)),
  })),
  silent: {
    ...('as' in silent ? { as: silent.as } : {}),
    shape: shaping.steps(armOf('silent', silent, arms)),
  },
  ...(asked.page === undefined ? {} : { page: asked.page }),
});
