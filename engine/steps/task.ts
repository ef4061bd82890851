import type { Choice, TaskType } from '../model/journal.ts';
import type { Flow, Line } from '../ports/step-context.ts';
import type { Message, SystemTemplate } from '../model/message.ts';
import type { Rule } from '../people/seats.ts';
import { before } from '../time/latest-start.ts';
import { dayMs } from '../time/wall-clock.ts';
import { share } from '../time/deadline.ts';
import type { Instant, Duration, Expression, Label, Who } from '../model/base.ts';
import type { Task } from '../ports/task-book.ts';

/** What `approve`, `ask` and `todo` have in common: somebody has to do something by a certain time. */
export interface TaskSpec {
  readonly type: TaskType;
  readonly title: Label;
  readonly by: readonly Who[];
  readonly need: Need;
  readonly choices: readonly Choice[];
  readonly within: Duration;
  readonly since?: Expression;
  readonly remind: readonly Reminder[];
  readonly escalate: readonly Rung[];
  readonly commentOn: readonly string[];
  readonly page?: Label;
  readonly form?: string;
}

/** A point of the first window: a share of its own time, some time after its opening, or before its end. */
export type Reminder =
  { readonly share: number } | { readonly after: Duration } | { readonly before: Duration };

export interface Rung {
  readonly to: Who;
  readonly within: Duration;
}

/** Seats that must say yes: so many, or a share of all. */
export type Need = { readonly seats: number } | { readonly share: number };

interface Window {
  readonly by: readonly string[];
  readonly deadline: Instant;
  readonly reminders: readonly Instant[];
}

/** Opens the task, asks, reminds and climbs the ladder until there is an outcome; the last silence is `silent`. */
export function* runTask(id: string, spec: TaskSpec, rule: Rule, line: Line): Flow<Task> {
  const windows = windowsOf(spec, line);
  const opened = opening(id, spec, windows);
  const task = line.tasks.open(opened, rule(opened.by.length, opened.need));
  try {
    for (const [rung, window] of windows.entries()) {
      yield* attend(task, { rung, ...window }, line);
      if (task.outcome !== undefined) return task;
    }
    task.settleSilent();
    return task;
  } finally {
    task.cancel();
  }
}

/** All instants are fixed when the task opens: each rung's window begins where the one before ends. */
function windowsOf(spec: TaskSpec, line: Line): readonly [Window, ...Window[]] {
  const from = spec.since === undefined ? line.host.now() : line.instant(spec.since);
  let deadline = line.after(from, spec.within);
  const reminders = remindersOf(spec, from, deadline, line);
  const first = { by: line.people(spec.by), deadline, reminders };
  const rungs = spec.escalate.map(({ to, within }) => {
    deadline = line.after(deadline, within);
    return { by: line.people([to]), deadline, reminders: [] };
  });
  return [first, ...rungs];
}

/** A reminder before its window or after it is dropped. */
function remindersOf(spec: TaskSpec, from: Instant, deadline: Instant, line: Line): Instant[] {
  const now = line.host.now();
  const { calendars } = line.plan;
  const instantOf = (reminder: Reminder): Instant => {
    if ('share' in reminder)
      return share({ from, deadline }, spec.within, reminder.share, calendars);
    return 'after' in reminder
      ? line.after(from, reminder.after)
      : before(deadline, reminder.before, from, calendars);
  };
  return [...new Set(spec.remind.map(instantOf))]
    .filter((at) => at > now && at < deadline)
    .toSorted((a, b) => a - b);
}

const seatsOf = (need: Need, seats: number) =>
  'seats' in need ? Math.min(need.seats, seats) : Math.ceil(need.share * seats);

function opening(id: string, spec: TaskSpec, windows: readonly [Window, ...Window[]]) {
  const [{ by, deadline }] = windows;
  return {
    task: id,
    type: spec.type,
    title: spec.title,
    by,
    need: seatsOf(spec.need, by.length),
    outcomes: spec.choices,
    deadline,
    expectedBy: windows.at(-1)?.deadline ?? deadline,
    commentOn: spec.commentOn,
    ...(spec.page === undefined ? {} : { page: spec.page }),
    ...(spec.form === undefined ? {} : { form: spec.form }),
  };
}

/** One window: asks its people, reminds them, and returns when there is an outcome or the window has closed. */
function* attend(
  task: Task,
  { rung, by, deadline, reminders }: Window & { readonly rung: number },
  line: Line,
): Flow {
  const { task: id } = task.opened;
  const settled = () => task.outcome !== undefined;
  task.ask(rung, by, deadline);
  line.send(mail(task, rung === 0 ? 'request' : 'escalation', `${rung}`, { rung }));
  for (const [index, until] of reminders.entries()) {
    const woken = yield* line.wait({ label: `remind ${id}`, step: id, until, ready: settled });
    if (woken === 'ready') return;
    remind(task, `${rung}.${index + 1}`, line);
  }
  yield* line.wait({ label: `deadline ${id}`, step: id, until: deadline, ready: settled });
}

function remind(task: Task, name: string, line: Line): void {
  const people = task.pending() ?? [];
  if (people.length === 0) return;
  const { task: id, round } = task.opened;
  line.host.record({ kind: 'reminded', task: id, round, people });
  line.send(mail(task, 'reminder', name, { people }));
}

/** Tells whoever has answered that the answer has arrived. */
export function acknowledge(task: Task, person: string, line: Line): void {
  const tryUntil = line.after(line.host.now(), { ms: dayMs });
  line.send({ ...mail(task, 'receipt', '0', { people: [person] }), tryUntil });
}

function mail(
  { opened: { task: id, round }, deadline }: Task,
  template: SystemTemplate,
  name: string,
  to: Message['to'],
): Message {
  return {
    id: `${id}/${template}.${name}${round > 1 ? `#${round}` : ''}`,
    step: id,
    template,
    class: 'notice',
    to,
    with: {},
    task: { id, round, deadline },
    tryUntil: deadline,
  };
}
