import type { Trouble } from '../../wording/troubles.ts';
import type { Doctor } from './doctor.ts';
import { remembered, type Remembered } from './remembered.ts';
import type { RetentionSweep } from './retention-sweep.ts';

const leftMs = 20_000;

/** A doctor who also tells what the last sweep has left, and that Temporal keeps histories for longer than the house keeps cases. */
export function withRetentionTroubles(
  doctor: Doctor,
  sweep: Pick<RetentionSweep, 'troubles'>,
  longRetention: Remembered<string | undefined>,
): Doctor {
  const left = remembered(() => sweep.troubles(), leftMs);
  return {
    examine: async () => [
      ...(await doctor.examine()),
      ...more(await longRetention.afresh(), await left.afresh()),
    ],
    latest: async () => [...(await doctor.latest()), ...more(await longRetention(), await left())],
  };
}

const more = (tooLong: string | undefined, others: readonly Trouble[]): readonly Trouble[] =>
  tooLong === undefined ? others : [{ code: 'retention-too-long', detail: tooLong }, ...others];
