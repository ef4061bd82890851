import { createMetrics } from '../../server/services/metrics.ts';
import type { Store } from '../../store/database.ts';
import { now } from './sample.ts';

/** The figures of a real store, and of a Temporal that is away when it is told so. */
export const fakeMetrics = (store: Store, fake: { readonly failing: boolean }) =>
  createMetrics({
    store,
    now: () => now,
    queues: async () => {
      if (fake.failing) throw new Error('unreachable');
      return {
        workflows: { queue: 'tidings', workers: 1, backlog: 2, lagMs: 1500 },
        mails: { queue: 'tidings-mail', workers: 3, backlog: 0, lagMs: 0 },
      };
    },
  });
