import type { Doctor } from './doctor.ts';
import type { RetentionSweep } from './retention-sweep.ts';

/** A doctor who also tells what the last sweep has left. */
export const withRetentionTroubles = (
  doctor: Doctor,
  sweep: Pick<RetentionSweep, 'troubles'>,
): Doctor => ({
  examine: async () => [...(await doctor.examine()), ...(await sweep.troubles())],
  latest: async () => [...(await doctor.latest()), ...(await sweep.troubles())],
});
