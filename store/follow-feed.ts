import type { Store } from './database.ts';
import { readFeed, type FeedReader } from './feed-reader.ts';

/** Hears of what keeps a reader from reading; it tries again. */
export type FeedTroubleReporter = (reader: string, error: unknown) => void;

/** Lets a reader follow the feed: woken by whoever writes to it, and every five seconds, should a wake be lost. Returns how to stop. */
export async function followFeed(
  store: Store,
  reader: FeedReader,
  report: FeedTroubleReporter,
): Promise<() => Promise<void>> {
  let stopped = false;
  let woken = false;
  let reading: Promise<void> | undefined;
  const readAll = async (): Promise<void> => {
    while (!stopped && woken) {
      woken = false;
      while (!stopped && (await readFeed(store, reader)));
    }
  };
  const wake = (): void => {
    woken = true;
    reading ??= readAll()
      .catch((error: unknown) => report(reader.name, error))
      .finally(() => {
        reading = undefined;
        if (woken && !stopped) wake();
      });
  };
  const forget = await store.listen(wake);
  const timer = setInterval(wake, everyMs).unref();
  wake();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await forget();
    await reading;
  };
}

const everyMs = 5_000;
