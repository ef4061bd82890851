import { has } from '../model/generations.ts';
import type { OutcomeOption, TaskType } from '../model/journal.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import { type DecisionRule, type Need, seatsNeeded } from '../people/seats.ts';
import { latestStart } from '../time/latest-start.ts';
import { dayMs } from '../time/units.ts';
import { instantAtShare } from '../time/deadline.ts';
import type { Instant, Duration, Expression, Label, Who } from '../model/base.ts';
import type { Task } from '../ports/task-book.ts';
import { reachAnotherWay } from './reach-another-way.ts';
import { type Apology, apologise } from './apology.ts';
import { messageOf } from './task-messages.ts';

/** A user task, as each kind of task has it carried out: somebody has to answer by a certain time. */
export interface TaskSpec {
  readonly type: TaskType;
  readonly title: Label;
  readonly by: readonly Who[];
  readonly need: Need;
  readonly choices: readonly OutcomeOption[];
  readonly within: Duration;
  readonly since?: Expression;
  readonly remind: readonly Reminder[];
  readonly escalate: readonly EscalationLevel[];
  readonly commentOn: readonly string[];
  readonly page?: Label;
  readonly form?: string;
  /** A message of the step asks those of the first window, and the step sees to it when they cannot be reached. */
  readonly isRequested?: boolean;
}

/** A moment in the first window: after a share of its time, some time after its opening, or before its end; or several at equal distances. */
export type Reminder =
  | { readonly share: number }
  | { readonly after: Duration }
  | { readonly before: Duration }
  | { readonly every: Duration; readonly atMost: number };

/** Who is asked next when nobody has answered, for how long, and by which message the candidate hears of it. */
export interface EscalationLevel {
  readonly to: Who;
  readonly within: Duration;
  readonly tell?: Apology;
}

/** The levels of a task in one of its rounds: one that is to tell no more is quiet. */
export const levelsInRound = (
  levels: readonly EscalationLevel[],
  round: number,
): readonly EscalationLevel[] =>
  levels.map(({ tell, ...level }) =>
    tell === undefined || (tell.rounds ?? Infinity) < round ? level : { ...level, tell },
  );

/** The time of one escalation level. */
interface ScheduledWindow {
  readonly by: readonly string[];
  readonly deadline: Instant;
  readonly reminders: readonly Instant[];
  readonly tell?: Apology | undefined;
}

/** The time of a level that is asked, by a mail of the task or by a message of its step. */
interface AskedWindow extends ScheduledWindow {
  readonly rung: number;
  readonly isRequested: boolean;
}

/**
 * Opens the task, then asks, reminds and escalates level by level until there is an outcome; without one at the end of the escalation
 * chain it is `silent`. A level whose people no mail can ask, or have recused themselves, is over at once; after the last one, somebody of the
 * house has to reach those whom no mail could ask.
 * A fiber that is stopped meanwhile cancels the task.
 */
export function* runTask(
  id: string,
  spec: TaskSpec,
  rule: DecisionRule,
  context: StepContext,
): Coroutine<Task> {
  const { isRequested = false } = spec;
  const { from, ...ahead } = context.since(spec.since);
  const windows = scheduleWindows(spec, from, context);
  const last = windows.at(-1) ?? windows[0];
  const over = overAtOpening(context);
  const opened = { ...openingOf(id, spec, windows, over), ...ahead };
  const task = context.tasks.open(opened, rule(opened.by.length, opened.need));
  try {
    for (const [rung, window] of windows.entries()) {
      if (window.deadline <= over) continue;
      yield* runWindow(task, { rung, ...window, isRequested: isRequested && rung === 0 }, context);
      if (task.outcome !== undefined) return task;
    }
    if (task.unreachable === 'unasked') yield* reachAnotherWay(task, last, context);
    if (task.outcome === undefined) task.settleSilent();
    return task;
  } finally {
    task.cancel();
  }
}

/** Fixes all instants when the task opens: the window of each escalation level begins where the one before ends. */
function scheduleWindows(
  spec: TaskSpec,
  from: Instant,
  context: StepContext,
): readonly [ScheduledWindow, ...ScheduledWindow[]] {
  let deadline = context.after(from, spec.within);
  const reminders = remindersOf(spec, from, deadline, context);
  const first = { by: context.people(spec.by), deadline, reminders };
  const levels = spec.escalate.map(({ to, within, tell }) => {
    deadline = context.after(deadline, within);
    return { by: context.people([to]), deadline, reminders: [], tell };
  });
  return [first, ...levels];
}

/** The instants of reminders, without those that are past or after the window. */
function remindersOf(
  spec: TaskSpec,
  from: Instant,
  deadline: Instant,
  context: StepContext,
): Instant[] {
  const now = context.host.now();
  const { calendars } = context.plan;
  const instantsOf = (reminder: Reminder): readonly Instant[] => {
    if ('share' in reminder)
      return [instantAtShare({ from, deadline }, spec.within, reminder.share, calendars)];
    if ('every' in reminder) return repeated(reminder, from, context);
    return 'after' in reminder
      ? [context.after(from, reminder.after)]
      : [latestStart(deadline, reminder.before, from, calendars)];
  };
  return [...new Set(spec.remind.flatMap(instantsOf))]
    .filter((at) => at > now && at < deadline)
    .toSorted((a, b) => a - b);
}

function repeated(
  { every, atMost }: Extract<Reminder, { readonly every: Duration }>,
  from: Instant,
  context: StepContext,
): readonly Instant[] {
  let at = from;
  return Array.from({ length: atMost }, () => (at = context.after(at, every)));
}

/** Windows that end by this instant are over when the task opens: nobody is asked in them, and on record they end at the opening. */
const overAtOpening = ({ host, plan }: StepContext): Instant =>
  has(plan, 'settled-at-opening') ? host.now() : -Infinity;

function openingOf(
  id: string,
  spec: TaskSpec,
  windows: readonly [ScheduledWindow, ...ScheduledWindow[]],
  notBefore: Instant,
) {
  const [{ by, deadline }] = windows;
  return {
    task: id,
    type: spec.type,
    title: spec.title,
    by,
    need: seatsNeeded(spec.need, by.length),
    outcomes: spec.choices,
    deadline: Math.max(deadline, notBefore),
    expectedBy: Math.max(windows.at(-1)?.deadline ?? deadline, notBefore),
    commentOn: spec.commentOn,
    ...(spec.page === undefined ? {} : { page: spec.page }),
    ...(spec.form === undefined ? {} : { form: spec.form }),
  };
}

/**
 * Asks and reminds the people of one level; returns when there is an outcome, when nobody who is left could bring one about, or when the
 * window is over.
 */
function* runWindow(
  task: Task,
  { rung, by, deadline, reminders, isRequested, tell }: AskedWindow,
  context: StepContext,
): Coroutine {
  const { task: id } = task.opened;
  const over = () => task.outcome !== undefined || (task.unreachable !== undefined && !isRequested);
  task.ask(rung, by, deadline);
  if (!isRequested)
    context.send(messageOf(task, rung === 0 ? 'request' : 'escalation', `${rung}`, { rung }));
  if (tell !== undefined) yield* apologise(tell, { task: id, rung, until: deadline }, context);
  for (const [index, until] of reminders.entries()) {
    const woken = yield* context.wait({ label: `remind ${id}`, step: id, until, ready: over });
    if (woken === 'ready') return;
    remind(task, `${rung}.${index + 1}`, context);
  }
  yield* context.wait({ label: `deadline ${id}`, step: id, until: deadline, ready: over });
}

function remind(task: Task, name: string, context: StepContext): void {
  const people = task.reminded();
  if (people.length === 0) return;
  const { task: id, round } = task.opened;
  context.host.record({ kind: 'reminded', task: id, round, people });
  context.send(messageOf(task, 'reminder', name, { people }));
}

/** Sends a receipt to whoever has answered. */
export function acknowledge(task: Task, person: string, context: StepContext): void {
  const tryUntil = context.after(context.host.now(), { ms: dayMs });
  context.send({ ...messageOf(task, 'receipt', '0', { people: [person] }), tryUntil });
}
