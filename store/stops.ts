import type { StopReason } from '../engine/model/stop.ts';
import { canonicalJson } from './canonical.ts';
import type { Store } from './database.ts';

/** Shows a case as stopped that cannot put that on record itself, since its journal is what stands against it. It is over when a case goes on. */
export async function showStopped(
  { db }: Pick<Store, 'db'>,
  caseId: string,
  reason: StopReason,
): Promise<void> {
  await db
    .updateTable('cases')
    .set({ status: 'stopped', stopped: canonicalJson(reason), stopped_at: Date.now() })
    .where('id', '=', caseId)
    .where('status', '<>', 'stopped')
    .execute();
}
