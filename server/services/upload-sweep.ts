import type { Instant } from '../../engine/model/base.ts';
import { dayMs, minuteMs } from '../../engine/time/units.ts';
import { keepDoing } from '../../platform/process/keep-doing.ts';
import type { Store } from '../../store/database.ts';
import { sweepUploads } from '../../store/forgotten-uploads.ts';
import type { ServerLog } from './server-log.ts';

const sweepEveryMs = 15 * minuteMs;
/** So long somebody may take to send a form whose file is kept already. */
const forgottenMs = dayMs;

interface UploadSweepSetup {
  readonly store: Store;
  readonly now: () => Instant;
  readonly log: ServerLog;
}

/** Removes at intervals the files of forms that were never sent. Returns how to stop. */
export const startUploadSweep = ({ store, now, log }: UploadSweepSetup): (() => Promise<void>) =>
  keepDoing(
    async () => {
      const swept = await sweepUploads(store, now() - forgottenMs);
      if (swept.forgotten + swept.stray > 0) log.info(swept, 'files that no answer names are gone');
    },
    (error) => log.warn({ err: error }, 'files that no answer names could not be removed'),
    { everyMs: sweepEveryMs },
  );
