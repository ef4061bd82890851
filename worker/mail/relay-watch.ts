import { refusedByRelay, relayRefusal, waitsNoLonger } from '../../store/relay.ts';
import type { Store } from '../../store/database.ts';
import type { Instant } from '../../engine/model/base.ts';
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

/**
 * Notices when the mail server begins to refuse us, and when it has taken what it had refused: each is one line in the log, and the mails
 * that wait stand in the store, for `readyz` and for other workers, which may send them. That it takes other mails meanwhile changes
 * nothing: it may refuse us for one recipient alone.
 */
export function watchRelay({ store, report, now }: WatchedRelay): RelayWatch {
  let isSaid = false;

  const onRefusal = async (mail: string, reason: string): Promise<void> => {
    await refusedByRelay(store, { mail, at: now(), reason });
    if (!isSaid) report({ code: 'relay-refuses', reason });
    isSaid = true;
  };

  const onAccepted = async (mail: string): Promise<void> => {
    await waitsNoLonger(store, mail, now());
    if (!isSaid || (await relayRefusal(store, now()))) return;
    report({ code: 'relay-accepts' });
    isSaid = false;
  };

  return async (mail, result) => {
    if (result.kind === 'temporary' && result.about === 'us')
      return await onRefusal(mail, result.reason);
    if (result.kind === 'accepted') await onAccepted(mail);
    else await waitsNoLonger(store, mail, now());
  };
}
