import { keepDoing } from '../../platform/process/keep-doing.ts';
import type { Doctor } from './doctor.ts';
import type { ServerLog } from './server-log.ts';

/**
 * Examines every twenty seconds, so that lists and pages know what stands still; where there are so many cases that it takes long, less often:
 * a tenth of the time at most goes into it. Returns how to stop.
 */
export function keepExamining(
  doctor: Pick<Doctor, 'refresh'>,
  log: ServerLog,
): () => Promise<void> {
  let restUntil = 0;
  return keepDoing(
    async () => {
      const begun = performance.now();
      if (begun < restUntil) return;
      try {
        await doctor.refresh();
      } finally {
        restUntil = performance.now() + restFactor * (performance.now() - begun);
      }
    },
    (error) => log.warn({ err: error }, 'what stands still could not be found out'),
    { everyMs, begins: 'later' },
  );
}

const everyMs = 20_000;
const restFactor = 9;
