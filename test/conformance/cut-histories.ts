import proto from '@temporalio/proto';
import type { Entry } from '../../engine/model/journal.ts';
import { canonicalJson } from '../../store/canonical.ts';
import { commandsIn } from '../workflows/history-commands.ts';
import type { WorkflowHistory } from '../workflows/recordings.ts';
import { withoutInstants } from './compare-journals.ts';
import { replayHistories } from './replay-histories.ts';
import type { ScheduledCommand } from '../workflows/scheduled-commands.ts';

/** The history of a case at Temporal, and its journal in the store. */
export interface RecordedCase {
  readonly name: string;
  readonly history: WorkflowHistory;
  readonly entries: readonly Entry[];
}

/** The result of replaying histories that end where a worker might have died. */
export interface ReplayReport {
  readonly cuts: number;
  /** Cuts at which another worker would have gone on otherwise. */
  readonly failures: readonly string[];
}

const taskStarted = proto.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED;

/** Replays every history whole, and cut after each of its events, with nothing cached; compares what is scheduled with what once was. */
export async function replayCutHistories(
  code: string,
  recorded: readonly RecordedCase[],
): Promise<ReplayReport> {
  const cuts = new Map(recorded.flatMap(cutsOf).map((cut) => [cut.name, cut]));
  const histories = new Map([...cuts].map(([name, { history }]) => [name, history]));
  const failures: string[] = [];
  for (const [name, { scheduled, error }] of await replayHistories(code, histories)) {
    const cut = cuts.get(name);
    if (cut === undefined) continue;
    if (error !== undefined) failures.push(`${name}: ${error}`);
    else failures.push(...(await differences(cut, scheduled)));
  }
  return { cuts: cuts.size, failures };
}

interface Cut extends RecordedCase {
  readonly ends: 'whole' | 'in a task' | 'between tasks';
}

function cutsOf({ name, history, entries }: RecordedCase): readonly Cut[] {
  const events = history.events ?? [];
  const first = events.findIndex(({ eventType }) => eventType === taskStarted);
  return events.slice(first).map(({ eventId, eventType }, index, all) => ({
    name: `${name} up to event ${String(eventId)}`,
    history: { events: events.slice(0, first + index + 1) },
    entries,
    ends:
      index === all.length - 1
        ? 'whole'
        : eventType === taskStarted
          ? 'in a task'
          : 'between tasks',
  }));
}

/**
 * A worker that is given a history carries its last task out. Until Temporal has noted when that task began, no worker is given it,
 * and the replay takes the time of the task before: then only the instants may be others.
 */
async function differences(
  { name, history, entries, ends }: Cut,
  scheduled: readonly ScheduledCommand[],
): Promise<readonly string[]> {
  const before = await commandsIn(history);
  const now = scheduled.filter(({ command }) => command !== 'local activity');
  const journal = entriesIn(scheduled);
  const view = ends === 'between tasks' ? withoutInstants : (entry: Entry) => entry;
  return [
    ...(isBegin(before, now, ends) ? [] : [`${name}: other commands than were recorded`]),
    ...(isBegin(journal.map(view), entries.map(view), ends)
      ? []
      : [`${name}: another journal than was recorded`]),
  ];
}

const isBegin = (part: readonly unknown[], of: readonly unknown[], ends: Cut['ends']): boolean =>
  canonicalJson(part) === canonicalJson(of.slice(0, part.length)) &&
  (ends !== 'whole' || part.length === of.length);

/** Every entry that was handed over, once: what is not acknowledged yet is handed over again. */
const entriesIn = (scheduled: readonly ScheduledCommand[]): readonly Entry[] => {
  const entries = scheduled.flatMap(({ input }) =>
    Array.isArray(input)
      ? (input as { entries?: readonly Entry[] }[]).flatMap((one) => one.entries ?? [])
      : [],
  );
  const once = new Map(entries.map((entry) => [entry.seq, entry]));
  return [...once.values()].toSorted((a, b) => a.seq - b.seq);
};
