import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again, for as long as even a busy machine needs. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + 90_000;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error('waited in vain');
    await pause(50);
  }
}
