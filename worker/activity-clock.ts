import type { Instant } from '../engine/model/base.ts';

/** An attempt's first moments: when Temporal scheduled it, and what the machine's clock shows once it is here. */
export interface Arrival {
  readonly scheduled: Instant;
  readonly machine: Instant;
}

/** For longer than this no task waits for a worker that runs: either nobody has fetched it, or the clocks differ. */
const ordinaryMs = 60_000;

/** When an attempt began on the clock of its case. Temporal is only asked when the machine's clock leaves it in doubt. */
export async function beginningOf(
  { scheduled, machine }: Arrival,
  ask: () => Promise<Instant | undefined>,
): Promise<Instant> {
  // In virtual time the server schedules activities ahead of the machine's clock.
  if (machine - scheduled <= ordinaryMs) return Math.max(machine, scheduled);
  const told = await ask().catch(() => undefined);
  return Math.max(scheduled, told ?? machine);
}
