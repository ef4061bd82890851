import { acceptedByRelay, refusedByRelay } from '../../store/relay.ts';
import type { Store } from '../../store/database.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { Report } from './report.ts';
import type { SmtpResult } from './smtp-result.ts';

/** Sees the result of every submission. */
export type RelayWatch = (result: SmtpResult) => Promise<void>;

interface WatchedRelay {
  readonly store: Store;
  readonly report: Report;
  /** The machine's clock: a relay that refuses us does so in no case's time. */
  readonly now: () => Instant;
}

/**
 * Notices when the mail server begins to refuse us, and when it takes our mails again: each is one line in the log, and stands in the store for
 * `readyz`. Of what this process had seen before it was started it knows nothing, so its first accepted mail settles that too.
 */
export function watchRelay({ store, report, now }: WatchedRelay): RelayWatch {
  let refusing: boolean | undefined;
  return async (result) => {
    if (result.kind === 'accepted') {
      if (refusing === true) report({ code: 'relay-accepts' });
      if (refusing !== false) await acceptedByRelay(store);
      refusing = false;
    } else if (result.kind === 'temporary' && result.about === 'us' && refusing !== true) {
      refusing = true;
      report({ code: 'relay-refuses', reason: result.reason });
      await refusedByRelay(store, { since: now(), reason: result.reason });
    }
  };
}
