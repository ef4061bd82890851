import type { Instant } from '../../engine/model/base.ts';
import { dayMs, hourMs } from '../../engine/time/units.ts';
import { keepDoing } from '../../platform/process/keep-doing.ts';
import { makeAnchor } from '../../store/anchors.ts';
import type { Store } from '../../store/database.ts';
import { keepAnchors, type AnchorSettings } from './anchor-file.ts';
import type { ServerLog } from './server-log.ts';

export interface AnchoringParts {
  readonly store: Store;
  readonly anchors: AnchorSettings;
  readonly now: () => Instant;
  readonly log: ServerLog;
}

/** Anchors all records once a day, and keeps the anchors in their file. Returns how to stop. */
export const startAnchoring = ({
  store,
  anchors,
  now,
  log,
}: AnchoringParts): (() => Promise<void>) =>
  keepDoing(
    async () => {
      await makeAnchor(store, { now: now(), everyMs: dayMs });
      await keepAnchors(store, anchors);
    },
    (error) => log.error({ err: error }, 'the records could not be anchored'),
    { everyMs: hourMs },
  );
