import type { Entry } from '../../engine/model/journal.ts';
import { replayHistories, instrumentedBundle } from '../conformance/replay-histories.ts';
import { replayRespread } from '../conformance/respread.ts';
import { readRecording, recordings } from './recordings.ts';
import { commandsIn } from './history-commands.ts';
import type { ScheduledCommand } from './scheduled-commands.ts';

// Cases that an earlier worker carried out must come out the same with today's. Temporal's own replay compares neither arguments nor
// the lengths of timers, so the commands are compared here.

let code: string;
beforeAll(async () => {
  code = await instrumentedBundle();
}, 60_000);

test.each(recordings)(
  '%s',
  async (file) => {
    const { history, journal } = await readRecording(file);
    const before = await commandsIn(history);
    const replayed = await replayHistories(code, new Map([[file, history]]));
    const { scheduled = [], error } = replayed.get(file) ?? {};
    expect(error).toBeUndefined();
    expect(before.length).toBeGreaterThan(3);
    expect(scheduled.filter(({ command }) => command !== 'local activity')).toEqual(before);
    expect(journalOf(scheduled)).toEqual(journal);
  },
  60_000,
);

test('it does not matter which task brings an input, nor in which order', async () => {
  const gathered = recordings.filter((file) => /^[34]\//.test(file));
  const recorded = await Promise.all(
    gathered.map(async (name) => ({ name, history: (await readRecording(name)).history })),
  );
  const { failures, readings } = await replayRespread(code, recorded);
  expect(failures).toEqual([]);
  expect(readings).toBeGreaterThanOrEqual(4 * gathered.length);
}, 60_000);

/** Every entry that was handed over; one that is handed over again until it is acknowledged counts once. */
function journalOf(scheduled: readonly ScheduledCommand[]): readonly Entry[] {
  const entries = scheduled.flatMap(({ input }) =>
    Array.isArray(input)
      ? (input as { entries?: readonly Entry[] }[]).flatMap((one) => one.entries ?? [])
      : [],
  );
  return [...new Map(entries.map((entry) => [entry.seq, entry])).values()].toSorted(
    (a, b) => a.seq - b.seq,
  );
}
