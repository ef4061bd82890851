type Stop = () => Promise<void>;

/** What has been started, to be stopped in the opposite order. */
export interface Shutdown {
  defer(stop: Stop): void;
  /** Stops everything, whatever fails on the way; rejects with the first failure. */
  run(): Promise<void>;
}

export function createShutdown(): Shutdown {
  const stops: Stop[] = [];
  return {
    defer: (stop) => void stops.push(stop),
    async run() {
      const failures: unknown[] = [];
      for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0)
        throw new AggregateError(failures, 'not everything could be stopped');
    },
  };
}
