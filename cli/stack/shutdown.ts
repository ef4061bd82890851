/** Stops everything that has been started, in the opposite order. */
export interface Shutdown {
  /** Remembers how to stop what has just been started. */
  defer(stop: Stop): void;
  /** Stops everything, whatever fails on the way; rejects with an `AggregateError` of all failures. */
  run(): Promise<void>;
}

type Stop = () => Promise<void>;

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
