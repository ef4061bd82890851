import type { Instant } from '../../engine/model/base.ts';
import { dayMs, hourMs } from '../../engine/time/units.ts';
import type { Config } from '../../platform/settings/config.ts';
import { keepDoing } from '../../platform/process/keep-doing.ts';
import { makeAnchor } from '../../store/anchors.ts';
import type { Store } from '../../store/database.ts';
import { keepAnchors } from './anchor-file.ts';
import { mailAnchors } from './anchor-mail.ts';
import type { ServerLog } from './server-log.ts';

export interface AnchoringParts {
  readonly store: Store;
  readonly config: Pick<Config, 'mail' | 'company'>;
  readonly anchors: NonNullable<Config['anchors']>;
  readonly now: () => Instant;
  readonly log: ServerLog;
}

/** Anchors all records once a day, and keeps the anchors in their file, at their address, or both. Returns how to stop. */
export const startAnchoring = (parts: AnchoringParts): (() => Promise<void>) =>
  keepDoing(
    async () => {
      const { store, now } = parts;
      await makeAnchor(store, { now: now(), everyMs: dayMs });
      // A full disk keeps no mail from leaving, and the other way round.
      await Promise.all([keep(parts), post(parts)]);
    },
    (error) => parts.log.error({ err: error }, 'the records could not be anchored'),
    { everyMs: hourMs },
  );

async function keep({ store, anchors: { file, key } }: AnchoringParts): Promise<void> {
  if (file !== undefined) await keepAnchors(store, { file, key });
}

async function post({ store, now, anchors: { mail, key }, config }: AnchoringParts): Promise<void> {
  const settings = { ...config.mail, company: config.company };
  if (mail !== undefined) await mailAnchors({ store, now, settings: { ...settings, mail, key } });
}
