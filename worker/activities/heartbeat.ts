import type { WorkerServices } from './services.ts';

const everyMs = 3_000;

/** Wraps an activity so that it sends heartbeats while it waits for the mail server. */
export const withHeartbeat =
  <Input, Output>(services: WorkerServices, activity: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    const timer = setInterval(() => services.heartbeat(), everyMs);
    try {
      return await activity(input);
    } finally {
      clearInterval(timer);
    }
  };
