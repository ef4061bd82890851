import type { Duration } from '../engine/model/base.ts';
import { latestGeneration } from '../engine/model/generations.ts';
import type { BaseStep, Plan } from '../engine/model/plan.ts';
import { calendars, steps } from './two-years.ts';
import { dayMs } from '../engine/time/units.ts';

/** A plan of so many mixed steps before the answer: waits, and tasks that somebody may leave to their deadlines. */
export function longFlow(count: number): Omit<Plan, 'texts'> {
  return {
    interpreter: latestGeneration,
    flow: 'long',
    title: 'Long',
    zone: 'Asia/Shanghai',
    calendars,
    steps: [...steps.slice(0, count).map(stepOf), answer],
    on: {},
    backstops: [],
    promises: [{ promise: 'told', who: 'candidate', about: 'answer', within: { ms: 730 * dayMs } }],
    assume: { mail: { ms: 900_000 } },
    system: { undelivered: [task('reach', { businessDays: 1, calendar: 'cn' })], unknown: [] },
    classes: { answer: 'regret' },
    pages: [],
  };
}

const answer: BaseStep & Record<string, unknown> = {
  kind: 'tell',
  id: 'told',
  to: 'candidate',
  template: 'answer',
  with: {},
  try: { ms: dayMs },
};

function stepOf(length: Duration, index: number): BaseStep {
  const id = `s${index + 1}`;
  return index % 2 === 0 ? task(id, length) : wait(id, length);
}

const wait = (id: string, length: object): BaseStep & Record<string, unknown> => ({
  kind: 'wait',
  id,
  for: length,
});

const task = (id: string, within: object): BaseStep & Record<string, unknown> => ({
  kind: 'todo',
  id,
  title: id,
  for: ['recruiter'],
  within,
  remind: [],
  escalate: [],
  choices: [{ outcome: 'done' }],
  commentOn: [],
  arms: {},
  silent: { as: 'done' },
});
