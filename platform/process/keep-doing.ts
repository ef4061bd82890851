export interface Rhythm {
  readonly everyMs: number;
  /** `later`: for the first time only once this time has passed. Default: at once. */
  readonly begins?: 'now' | 'later';
}

/** Does something over and over, each time once it is done and some time has passed. Returns how to stop, once what is under way is done. */
export function keepDoing(
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
  { everyMs, begins = 'now' }: Rhythm,
): () => Promise<void> {
  let running: Promise<unknown> | undefined;
  const once = (): void => {
    running ??= work()
      .catch(failed)
      .finally(() => {
        running = undefined;
      });
  };
  if (begins === 'now') once();
  const timer = setInterval(once, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
