import type { Store } from './database.ts';
import { readFeed, type FeedReader } from './feed-reader.ts';

/** Hears of what keeps a reader from reading; it tries again. */
export type FeedTroubleReporter = (reader: string, error: unknown) => void;

/** Lets a reader follow the feed: woken by whoever writes to it, and every five seconds, should a wake be lost. Returns how to stop. */
export async function followFeed(
  store: Store,
  reader: FeedReader,
  report: FeedTroubleReporter,
  { everyMs = pollMs }: { readonly everyMs?: number } = {},
): Promise<() => Promise<void>> {
  const state = { woken: false, stopped: false };
  let reading: Promise<void> | undefined;
  const readAll = async (): Promise<void> => {
    state.woken = false;
    while (!state.stopped && (await readFeed(store, reader)));
  };
  const wake = (): void => {
    state.woken = true;
    reading ??= readAll()
      .catch((error: unknown) => report(reader.name, error))
      .finally(() => {
        reading = undefined;
        if (state.woken && !state.stopped) wake();
      });
  };
  const forget = await store.listen(wake);
  const timer = setInterval(wake, everyMs).unref();
  wake();
  return async () => {
    state.stopped = true;
    clearInterval(timer);
    await forget();
    await reading;
  };
}

const pollMs = 5_000;
