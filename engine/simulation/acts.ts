import type { Act, Answer } from '../model/act.ts';
import type { Entry, Opened } from '../model/journal.ts';
import type { Means } from './step-names.ts';
import type { People } from './people.ts';
import type { Cue } from './script.ts';
import type { Task } from '../ports/task-book.ts';

interface Known {
  /** Those that wait. */
  readonly tasks: readonly Task[];
  readonly entries: readonly Entry[];
  readonly people: People;
  readonly means: Means;
}

/**
 * What a cue amounts to now: an answer to the first task that waits for the person, else to the one that they were asked
 * last, so that late and double answers can be scripted too.
 */
export function actOf(cue: Cue, known: Known): Act | undefined {
  const holders = known.people.holders(cue.who);
  const said = cue.comment === undefined ? {} : { comment: cue.comment };
  if ('event' in cue.does) {
    const person = holders[0] ?? cue.who;
    return { event: cue.does.event, person, ...said, channel: 'page' };
  }
  const found = open(cue, holders, known) ?? asked(cue, holders, known) ?? named(cue, known);
  if (found === undefined) return undefined;
  const { opened, person = holders[0] ?? cue.who } = found;
  return {
    task: opened.task,
    round: opened.round,
    person,
    outcome: cue.does.outcome,
    ...said,
    ...(cue.answers === undefined ? {} : { answers: cue.answers }),
    channel: 'page',
  } satisfies Answer;
}

interface Found {
  readonly opened: Opened;
  readonly person?: string;
}

function open(cue: Cue, holders: readonly string[], { tasks, means }: Known): Found | undefined {
  for (const task of tasks) {
    if (!isMeant(cue, task.opened, means)) continue;
    const person = task.pending()?.find((one) => holders.includes(one));
    if (person !== undefined) return { opened: task.opened, person };
  }
  return undefined;
}

/** The person was asked, but may have answered already, or may be too late. */
function asked(cue: Cue, holders: readonly string[], { entries, means }: Known): Found | undefined {
  for (const entry of entries.toReversed()) {
    if (entry.kind !== 'assigned') continue;
    const opened = openingOf(entry, entries);
    const person = entry.seats.flatMap(({ people }) => people).find((one) => holders.includes(one));
    if (person !== undefined && opened !== undefined && isMeant(cue, opened, means))
      return { opened, person };
  }
  return undefined;
}

/** The task was opened for others. */
function named(cue: Cue, { entries, means }: Known): Found | undefined {
  if (cue.task === undefined) return undefined;
  const opened = entries.findLast((one) => one.kind === 'opened' && isMeant(cue, one, means));
  return opened?.kind === 'opened' ? { opened } : undefined;
}

const openingOf = (
  { task, round }: Pick<Opened, 'task' | 'round'>,
  entries: readonly Entry[],
): Opened | undefined =>
  entries.find(
    (one): one is Entry & Opened =>
      one.kind === 'opened' && one.task === task && one.round === round,
  );

function isMeant({ task, does }: Cue, opened: Opened, means: Means): boolean {
  if (task !== undefined) return means(task, opened.task);
  return 'event' in does || opened.outcomes.some(({ outcome }) => outcome === does.outcome);
}
