import type { Entry, TaskOpenedFact } from '../../engine/model/journal.ts';
import { evaluate } from '../../engine/expression/evaluate.ts';
import { identifierOf } from '../../engine/expression/identifier.ts';
import type { BaseStep, Plan, Steps } from '../../engine/model/plan.ts';
import { kindOf } from '../../engine/steps/index.ts';
import { deadline } from '../../engine/time/deadline.ts';
import type { JsonObject, Json, Facts, Duration, Expression } from '../../engine/model/base.ts';

/** Computes every deadline again from the observed opening of its task, and reports those that are others on record. */
export function strayDeadlines(
  plan: Plan,
  facts: Facts,
  entries: readonly Entry[],
): readonly string[] {
  const steps = new Map(everyStep(plan).map((step) => [step.id, step]));
  const after = (from: number, duration: Duration) => deadline(from, duration, plan.calendars);
  return entries.flatMap((entry, index) => {
    if (entry.kind === 'shown') {
      const { within } = steps.get(entry.step) as BaseStep & { readonly within?: Duration };
      return check(`${entry.step} shown`, entry.expectedBy, within && after(entry.at, within));
    }
    if (entry.kind !== 'opened') return [];
    const reached = openingBefore(entry, entries);
    if (reached !== undefined && plan.reach !== undefined)
      return check(
        entry.task,
        entry.deadline,
        Math.min(reached.expectedBy, after(entry.at, plan.reach.within)),
      );
    const task = steps.get(entry.task) as WindowedTask;
    const from =
      task.since === undefined
        ? entry.at
        : Math.min(
            entry.at,
            instantOf(evaluate(task.since, scopeOf(task.since, facts, entries.slice(0, index)))),
          );
    const ends = [after(from, task.within)];
    for (const { within } of task.escalate) ends.push(after(ends.at(-1) ?? 0, within));
    const onRecord = ends.map((end) => Math.max(end, entry.at));
    return [
      ...check(entry.task, entry.deadline, onRecord[0]),
      ...check(`${entry.task} at last`, entry.expectedBy, onRecord.at(-1)),
      ...levelsOf(entry, entries).flatMap(({ rung, deadline: found }) =>
        check(`${entry.task}, level ${rung}`, found, ends[rung]),
      ),
    ];
  });
}

/** The opening of the task whose people this one is to reach. */
const openingBefore = (
  { task, seq }: Entry & TaskOpenedFact,
  entries: readonly Entry[],
): TaskOpenedFact | undefined =>
  entries.findLast(
    (entry): entry is Entry & TaskOpenedFact =>
      entry.kind === 'opened' && entry.seq < seq && task === `${entry.task}/reach`,
  );

const check = (what: string, found: number | undefined, expected: number | undefined) =>
  found === expected ? [] : [`${what}: ${iso(found)} on record, ${iso(expected)} expected`];

const instantOf = (value: Json): number =>
  typeof value === 'string' ? Date.parse(value) : Number.NaN;

type WindowedTask = BaseStep & {
  readonly within: Duration;
  readonly since?: Expression;
  readonly escalate: readonly { readonly within: Duration }[];
};

const levelsOf = ({ task, round }: TaskOpenedFact, entries: readonly Entry[]) =>
  entries.flatMap((entry) =>
    entry.kind === 'escalated' && entry.task === task && entry.round === round ? [entry] : [],
  );

/** The scope of an expression that names an instant: the case, and when each message of its own run was sent and accepted. */
function scopeOf(
  { in: run = '' }: Expression,
  facts: Facts,
  entries: readonly Entry[],
): JsonObject {
  const scope: Record<string, JsonObject> = { case: facts };
  const isOwn = (step: string) => step.slice(0, Math.max(0, step.lastIndexOf('/'))) === run;
  for (const entry of entries) {
    if (entry.kind === 'sent' && entry.message === entry.step && isOwn(entry.step))
      scope[identifierOf(entry.step)] = {
        sentAt: text(entry.at),
        deliveredAt: text(entry.at),
      };
    if (entry.kind === 'accepted' && isOwn(entry.message)) {
      const name = identifierOf(entry.message);
      scope[name] = { ...scope[name], deliveredAt: text(entry.acceptedAt) };
    }
  }
  return scope;
}

const everyStep = ({ steps, on, backstops, system }: Plan): readonly BaseStep[] =>
  [
    steps,
    ...Object.values(on),
    ...backstops.map((one) => one.steps),
    ...Object.values(system),
  ].flatMap(withInner);

const withInner = (steps: Steps): readonly BaseStep[] =>
  steps.flatMap((step) => [step, ...kindOf(step).inside(step).flatMap(withInner)]);

const text = (at: number) => new Date(at).toISOString();
const iso = (at: number | undefined) => (at === undefined ? 'none' : text(at));
