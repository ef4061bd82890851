import { minuteMs } from '../engine/time/units.ts';

/** Does something over and over, each time once it is done and some time has passed. Returns how to stop, once what is under way is done. */
export function keepDoing(
  work: () => Promise<void>,
  failed: (error: unknown) => void,
  everyMs = minuteMs,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const once = (): void => {
    running ??= work()
      .catch(failed)
      .finally(() => {
        running = undefined;
      });
  };
  once();
  const timer = setInterval(once, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
