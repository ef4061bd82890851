import type { Services } from '../services.ts';

const everyMs = 3_000;

/** Shows that the process lives while it waits for the mail server. */
export const beating =
  <Input, Output>(services: Services, activity: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    const heart = setInterval(() => services.alive(), everyMs);
    try {
      return await activity(input);
    } finally {
      clearInterval(heart);
    }
  };
