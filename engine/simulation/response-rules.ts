import type { Answer } from '../model/act.ts';
import { latestStart } from '../time/latest-start.ts';
import { deadline } from '../time/deadline.ts';
import type { PeopleListener } from './host.ts';
import type { ResponseDelay, ResponseRule } from './script.ts';
import type { Instant, Duration } from '../model/base.ts';
import type { Task } from '../ports/task-book.ts';
import type { SimulationContext } from './actor-context.ts';

type ScheduleAnswer = (at: Instant, answer: Answer) => void;

/** The response rules of a script: whoever is asked answers as the first rule says that fits. */
export function createResponder(
  context: SimulationContext,
  schedule: ScheduleAnswer,
): Pick<PeopleListener, 'taskAssigned'> {
  const { responseRules = [] } = context.script;
  const ruleFor = (task: string, person: string): ResponseRule | undefined =>
    responseRules.find(
      (rule) =>
        (rule.task === undefined || context.namesStep(rule.task, task)) &&
        (rule.who === undefined || context.people.holders(rule.who).includes(person)),
    );
  const answer = (task: Task, person: string): void => {
    const rule = ruleFor(task.opened.task, person);
    const outcome = rule?.outcome ?? task.opened.outcomes[0]?.outcome;
    if (rule === undefined || rule.when === 'never' || outcome === undefined) return;
    if (rule.chance !== undefined && context.random() >= rule.chance) return;
    const at = instantOf(rule.when, task.deadline, context);
    const { task: id, round } = task.opened;
    schedule(at, { task: id, round, person, outcome, channel: 'page' });
  };
  return {
    taskAssigned({ task: id, round }, seats) {
      if (responseRules.length === 0) return;
      const { tasks } = context.host.run();
      const task = tasks.find(({ opened }) => opened.task === id && opened.round === round);
      if (task === undefined) return;
      for (const person of new Set(seats.flatMap(({ people }) => people))) answer(task, person);
    },
  };
}

function instantOf(
  delay: Exclude<ResponseDelay, 'never'>,
  closes: Instant,
  context: SimulationContext,
): Instant {
  const now = context.host.now();
  const later = (after: Duration) => deadline(now, after, context.calendars);
  if ('before' in delay) return latestStart(closes, delay.before, now, context.calendars);
  const earliest = later(delay.after);
  if (delay.atMost === undefined) return earliest;
  return earliest + Math.floor((later(delay.atMost) - earliest) * context.random());
}
