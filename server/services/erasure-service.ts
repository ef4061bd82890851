import type { Instant } from '../../engine/model/base.ts';
import { mailsNamed, removeMails } from '../../platform/mailbox/mail-files.ts';
import { mailNameOf } from '../../platform/mailbox/message-id.ts';
import type { Store } from '../../store/database.ts';
import { eraseCase, erasableParts, type ErasableParts } from '../../store/erase.ts';
import type { ErasureObstacle } from '../../store/erase.ts';
import type { CaseErasedFact } from '../../store/ledger-fact.ts';
import { troubleDetailText } from '../../wording/trouble-detail.ts';
import { deliveriesOf } from '../../store/messages.ts';
import type { CaseRuns } from './case-runs.ts';
import { isOfTemporal } from './temporal-errors.ts';

/** Erases cases that are over: in the database, at Temporal, and in the mailbox of the embedded stack. */
export interface ErasureService {
  /** A dry run says what would go, and changes nothing. */
  erase(id: string, how: ErasureOrder): Promise<ErasureResult>;
}

export interface ErasureOrder extends Omit<CaseErasedFact, 'kind' | 'case'> {
  readonly dryRun: boolean;
}

/** What has gone, or would. */
export interface ErasureReport extends ErasableParts {
  /** Mails in the mailbox of the embedded stack. */
  readonly mails: number;
  /** Runs of its workflow at Temporal. */
  readonly runs: number;
}

export type ErasureResult =
  | { readonly kind: 'erased'; readonly report: ErasureReport }
  | { readonly kind: 'would-erase'; readonly report: ErasureReport }
  | { readonly kind: 'unknown-case' }
  | { readonly kind: 'refused'; readonly refusal: ErasureRefusal }
  /** Temporal does not answer; nothing has been changed. */
  | { readonly kind: 'unavailable' };

export interface ErasureRefusal {
  readonly code: Exclude<ErasureObstacle, 'unknown-case'>;
  readonly message: string;
}

export interface ErasureParts {
  readonly store: Store;
  readonly runs: CaseRuns;
  readonly now: () => Instant;
  /** Where the embedded stack keeps its mails. */
  readonly mailFolder?: string | undefined;
}

export const createErasureService = (parts: ErasureParts): ErasureService => ({
  erase: async (id, how) => {
    const found = await erasableParts(parts.store, id);
    if (typeof found === 'string') return refused(found);
    try {
      return await eraseEverywhere(parts, id, { how, found });
    } catch (error) {
      if (isOfTemporal(error)) return { kind: 'unavailable' };
      throw error;
    }
  },
});

async function eraseEverywhere(
  { store, runs: caseRuns, now, mailFolder }: ErasureParts,
  id: string,
  { how, found }: { readonly how: ErasureOrder; readonly found: ErasableParts },
): Promise<ErasureResult> {
  const runs = await caseRuns.list(id);
  // Its outcome is on record, or there would be an obstacle.
  if (runs.some(({ running }) => running)) return refused('still-running');
  const names = new Set((await deliveriesOf(store, id)).map(mailNameOf));
  const mails = mailFolder === undefined ? [] : await mailsNamed(mailFolder, names);
  const report = { ...found, mails: mails.length, runs: runs.length };
  const { dryRun, ...why } = how;
  if (dryRun) return { kind: 'would-erase', report };
  // The key goes last: whatever breaks off before that, the same order finds the case again.
  await caseRuns.remove(id, runs);
  if (mailFolder !== undefined) await removeMails(mailFolder, mails);
  const obstacle = await eraseCase(store, id, { ...why, at: now() });
  return obstacle === undefined ? { kind: 'erased', report } : refused(obstacle);
}

const refused = (obstacle: ErasureObstacle): ErasureResult =>
  obstacle === 'unknown-case'
    ? { kind: 'unknown-case' }
    : { kind: 'refused', refusal: { code: obstacle, message: messageOf(obstacle) } };

const messageOf = (obstacle: ErasureRefusal['code']): string =>
  troubleDetailText({ kind: 'not-erased', obstacle }, 'en');
