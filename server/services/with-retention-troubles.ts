import type { Trouble } from '../../wording/troubles.ts';
import type { Doctor } from './doctor.ts';
import type { RetentionSweep } from './retention-sweep.ts';

/** A doctor who also tells what the last sweep has left, and that Temporal keeps histories for longer than the house keeps cases. */
export function withRetentionTroubles(
  doctor: Doctor,
  sweep: Pick<RetentionSweep, 'troubles'>,
  longRetention: () => Promise<string | undefined>,
): Doctor {
  const more = async (): Promise<readonly Trouble[]> => {
    const detail = await longRetention();
    const left = await sweep.troubles();
    return detail === undefined ? left : [{ code: 'retention-too-long', detail }, ...left];
  };
  return {
    examine: async () => [...(await doctor.examine()), ...(await more())],
    latest: async () => [...(await doctor.latest()), ...(await more())],
  };
}
