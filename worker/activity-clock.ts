import type { Instant } from '../engine/model/base.ts';
import { minuteMs } from '../engine/time/units.ts';

/** An attempt's first moments: when Temporal scheduled it, and what the machine's clock shows once it is here. */
export interface AttemptArrival {
  readonly scheduled: Instant;
  readonly machine: Instant;
}

/** A task waits less than this for a running worker. Beyond it, either no worker was there, or the clocks differ. */
const ordinaryMs = minuteMs;

/** When an attempt began on the clock of its case. Temporal is asked only if the machine's clock leaves that in doubt. */
export async function beginningOf(
  { scheduled, machine }: AttemptArrival,
  ask: () => Promise<Instant | undefined>,
): Promise<Instant> {
  // In virtual time the server schedules activities ahead of the machine's clock.
  if (machine - scheduled <= ordinaryMs) return Math.max(machine, scheduled);
  const started = await ask().catch(() => undefined);
  return Math.max(scheduled, started ?? machine);
}
