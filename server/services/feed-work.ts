import { keepDoing } from '../../platform/process/keep-doing.ts';
import { countsReader } from '../../store/case-counts.ts';
import { followFeed } from '../../store/follow-feed.ts';
import { createFixing, type FixingParts } from './fixing.ts';

const sweepEveryMs = 15_000;

/** Counts what happens as it becomes fixed, and fixes at intervals what no hand-over fixes any more. Returns how to stop. */
export async function startFeedWork(parts: FixingParts): Promise<() => Promise<void>> {
  const { store, log } = parts;
  const stopCounting = await followFeed(store, countsReader, (reader, error) =>
    log.warn({ reader, err: error }, 'a reader of the feed could not go on; it tries again'),
  );
  let stopped = false;
  const stopSweeping = keepDoing(
    createFixing(parts, () => stopped),
    (error) => log.warn({ err: error }, 'tentative entries could not be fixed'),
    { everyMs: sweepEveryMs, begins: 'later' },
  );
  return async () => {
    stopped = true;
    const swept = stopSweeping();
    await stopCounting();
    await swept;
  };
}
