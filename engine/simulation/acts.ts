import type { Act, Answer } from '../model/act.ts';
import type { Entry, TaskOpenedFact } from '../model/journal.ts';
import type { StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { ScriptedAct } from './script.ts';
import type { Task } from '../ports/task-book.ts';

interface ActContext {
  /** Those that wait. */
  readonly tasks: readonly Task[];
  readonly entries: readonly Entry[];
  readonly people: People;
  readonly namesStep: StepNameMatcher;
}

/**
 * The act that a scripted act is at this moment: an event, or an answer to the first task that waits for the person, else to the one
 * that they were asked last, so that late and double answers can be scripted too. Undefined when nobody has asked them for anything.
 */
export function resolveAct(act: ScriptedAct, context: ActContext): Act | undefined {
  const holders = context.people.holders(act.who);
  const withComment = act.comment === undefined ? {} : { comment: act.comment };
  if ('event' in act.does) {
    const person = holders[0] ?? act.who;
    return { event: act.does.event, person, ...withComment, channel: 'page' };
  }
  const target = targetOf(act, holders, context);
  if (target === undefined) return undefined;
  const { opened, person = holders[0] ?? act.who } = target;
  return {
    task: opened.task,
    round: opened.round,
    person,
    outcome: act.does.outcome,
    ...withComment,
    ...(act.answers === undefined ? {} : { answers: act.answers }),
    channel: 'page',
  } satisfies Answer;
}

interface ActTarget {
  readonly opened: TaskOpenedFact;
  readonly person?: string;
}

const targetOf = (
  act: ScriptedAct,
  holders: readonly string[],
  context: ActContext,
): ActTarget | undefined =>
  waitingTask(act, holders, context, fitsTask) ??
  waitingTask(act, holders, context, fittedBefore(context.entries)) ??
  lastAsked(act, holders, context) ??
  namedTask(act, context);

function waitingTask(
  act: ScriptedAct,
  holders: readonly string[],
  { tasks, namesStep }: ActContext,
  fits: typeof fitsTask,
): ActTarget | undefined {
  for (const task of tasks) {
    if (!fits(act, task.opened, namesStep)) continue;
    const person = task.pending()?.find((one) => holders.includes(one));
    if (person !== undefined) return { opened: task.opened, person };
  }
  return undefined;
}

/** The person was asked, but may have answered already, or may be too late. */
function lastAsked(
  act: ScriptedAct,
  holders: readonly string[],
  { entries, namesStep }: ActContext,
): ActTarget | undefined {
  for (const entry of entries.toReversed()) {
    if (entry.kind !== 'assigned') continue;
    const opened = openingOf(entry, entries);
    const person = entry.seats.flatMap(({ people }) => people).find((one) => holders.includes(one));
    if (person !== undefined && opened !== undefined && fitsTask(act, opened, namesStep))
      return { opened, person };
  }
  return undefined;
}

/** The task was opened for others. */
function namedTask(act: ScriptedAct, { entries, namesStep }: ActContext): ActTarget | undefined {
  if (act.task === undefined) return undefined;
  const opened = entries.findLast((one) => one.kind === 'opened' && fitsTask(act, one, namesStep));
  return opened?.kind === 'opened' ? { opened } : undefined;
}

const openingOf = (
  { task, round }: Pick<TaskOpenedFact, 'task' | 'round'>,
  entries: readonly Entry[],
): TaskOpenedFact | undefined =>
  entries.find(
    (one): one is Entry & TaskOpenedFact =>
      one.kind === 'opened' && one.task === task && one.round === round,
  );

/** Of a task that is asked anew, what an earlier round of it has offered: who still means that is told that it is no longer there. */
const fittedBefore =
  (entries: readonly Entry[]): typeof fitsTask =>
  (act, { task, round }, namesStep) =>
    entries.some(
      (one) =>
        one.kind === 'opened' &&
        one.task === task &&
        one.round < round &&
        fitsTask(act, one, namesStep),
    );

function fitsTask(
  { task, does }: ScriptedAct,
  opened: TaskOpenedFact,
  namesStep: StepNameMatcher,
): boolean {
  if (task !== undefined) return namesStep(task, opened.task);
  return 'event' in does || opened.outcomes.some(({ outcome }) => outcome === does.outcome);
}
