import type { LongRetention } from '../../platform/temporal/namespace-retention.ts';
import type { Trouble } from '../../wording/troubles.ts';
import type { Examiner } from './examiner.ts';
import type { Remembered } from './remembered.ts';
import type { RetentionSweep } from './retention-sweep.ts';

/** An examiner who also tells what the last sweep has left, and that Temporal keeps histories for longer than the house keeps cases. */
export const withRetentionTroubles =
  (
    look: Examiner,
    sweep: Pick<RetentionSweep, 'troubles'>,
    longRetention: Remembered<LongRetention | undefined>,
  ): Examiner =>
  async (memory) => {
    const [found, tooLong, left] = await Promise.all([
      look(memory),
      memory === 'used' ? longRetention() : longRetention.afresh(),
      sweep.troubles(),
    ]);
    return [...found, ...retentionTroubles(tooLong), ...left];
  };

const retentionTroubles = (retention: LongRetention | undefined): readonly Trouble[] =>
  retention === undefined
    ? []
    : [{ code: 'retention-too-long', detail: { kind: 'retention', retention } }];
