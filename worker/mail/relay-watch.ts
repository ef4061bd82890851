import { acceptedByRelay, refusedByRelay, type RelayRefusal } from '../../store/relay.ts';
import type { Store } from '../../store/database.ts';
import type { Instant } from '../../engine/model/base.ts';
import { retryPolicy } from '../../engine/ports/retry-policy.ts';
import { minuteMs } from '../../engine/time/units.ts';
import type { Report } from './report.ts';
import type { SmtpResult } from './smtp-result.ts';

/** Sees the result of every submission of a mail, which is known by its Message-ID. */
export type RelayWatch = (mail: string, result: SmtpResult) => Promise<void>;

interface WatchedRelay {
  readonly store: Store;
  readonly report: Report;
  /** The machine's clock: a relay that refuses us does so in no case's time. */
  readonly now: () => Instant;
}

/** A mail that waits is tried again before this; one that is not was called off, or another worker has tried it. */
const forgottenAfterMs = retryPolicy.longestPauseMs + minuteMs;

/**
 * Notices when the mail server begins to refuse us, and when it has taken what it had refused: each is one line in the log, and stands in the
 * store for `readyz`. That it takes other mails meanwhile changes nothing: it may refuse us for one recipient alone. Of what was before this
 * process was started it knows nothing, so its first accepted mail settles that too.
 */
export function watchRelay({ store, report, now }: WatchedRelay): RelayWatch {
  const refused = new Map<string, Instant>();
  let refusing: RelayRefusal | false | undefined;

  const onRefusal = async (mail: string, reason: string): Promise<void> => {
    refused.set(mail, now());
    if (!refusing) report({ code: 'relay-refuses', reason });
    refusing ||= { since: now(), reason };
    // Each time anew: another worker, whose mails are taken, may have thought that it was over.
    await refusedByRelay(store, refusing);
  };

  const onAccepted = async (): Promise<void> => {
    for (const [waiting, at] of refused) if (at < now() - forgottenAfterMs) refused.delete(waiting);
    if (refused.size > 0) return;
    if (refusing) report({ code: 'relay-accepts' });
    if (refusing !== false) await acceptedByRelay(store);
    refusing = false;
  };

  return async (mail, result) => {
    if (result.kind === 'temporary' && result.about === 'us')
      return await onRefusal(mail, result.reason);
    refused.delete(mail);
    if (result.kind === 'accepted') await onAccepted();
  };
}
