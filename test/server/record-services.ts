import type { Instant } from '../../engine/model/base.ts';
import { createLedgerService } from '../../server/services/ledger-service.ts';
import { createVerifyService } from '../../server/services/verify-service.ts';
import type { ServerServices } from '../../server/services/services.ts';
import { caseCounts, countsReader } from '../../store/case-counts.ts';
import type { Store } from '../../store/database.ts';
import { readFeed } from '../../store/feed-reader.ts';

/** What the server knows of its records; the reader of the feed reads when it is asked. */
export const recordServices = (
  store: Store,
  now: () => Instant,
): Pick<ServerServices, 'ledger' | 'counts' | 'records'> => ({
  records: createVerifyService({
    store,
    histories: { headOf: async () => undefined, caseIds: async () => [] },
  }),
  ledger: createLedgerService(store, now),
  counts: async (days) => {
    while (await readFeed(store, countsReader));
    return await caseCounts(store, days);
  },
});
