import type { Instant, Label } from '../../engine/model/base.ts';
import type { Entry, TaskOpenedFact } from '../../engine/model/journal.ts';

/** The request because of which somebody has the task of reaching people whom no mail could ask. */
export interface UnaskedRequest {
  readonly title: Label;
  /** Until then the people can answer. */
  readonly expectedBy: Instant;
  /** The approver slots of the level that nobody could be asked for, and who was found for them. */
  readonly seats: readonly string[];
  readonly people: readonly string[];
  /** Why the mail did not reach them, as on record. */
  readonly reason?: string;
}

/** The request behind a task `<task>/reach`; `undefined` for any other task, for which the journal is not read. */
export async function unaskedRequest(
  { task, round }: Pick<TaskOpenedFact, 'task' | 'round'>,
  readEntries: () => Promise<readonly Entry[]>,
): Promise<UnaskedRequest | undefined> {
  if (!task.endsWith(suffix)) return undefined;
  const journal = await readEntries();
  const before = journal.slice(0, journal.findIndex(isOpening(task, round)));
  const asked = task.slice(0, -suffix.length);
  const from = before.findLastIndex(isOpening(asked));
  const opened = before[from];
  return opened?.kind === 'opened' ? describeLevel(opened, before.slice(from)) : undefined;
}

const suffix = '/reach';

const isOpening =
  (task: string, round?: number) =>
  (entry: Entry): boolean =>
    entry.kind === 'opened' &&
    entry.task === task &&
    (round === undefined || entry.round === round);

/** Of several levels that nobody could be asked for, the last: the people of the others can no longer answer. */
function describeLevel(
  { task, round, title, expectedBy }: TaskOpenedFact,
  since: readonly Entry[],
): UnaskedRequest | undefined {
  const isOfTask = (entry: { readonly task: string; readonly round: number }) =>
    entry.task === task && entry.round === round;
  const unasked = since.findLast((entry) => entry.kind === 'unasked' && isOfTask(entry));
  if (unasked?.kind !== 'unasked') return undefined;
  const { rung, seats } = unasked;
  const found = since.flatMap((entry) =>
    entry.kind === 'assigned' && isOfTask(entry) && entry.rung === rung ? entry.seats : [],
  );
  const people = found.flatMap((slot) => (seats.includes(slot.seat) ? slot.people : []));
  const reason = reasonOf(task, rung, since);
  return {
    title,
    expectedBy,
    seats,
    people: [...new Set(people)],
    ...(reason !== undefined && { reason }),
  };
}

function reasonOf(task: string, rung: number, since: readonly Entry[]): string | undefined {
  const messages = since.flatMap((entry) =>
    entry.kind === 'sent' && entry.step === task && 'rung' in entry.to && entry.to.rung === rung
      ? [entry.message]
      : [],
  );
  const refused = since.find(
    (entry) => entry.kind === 'undelivered' && messages.includes(entry.message),
  );
  return refused?.kind === 'undelivered' ? refused.reason : undefined;
}
