import type { Client } from '@temporalio/client';
import { shortestKeep } from '../../engine/time/shortest-keep.ts';
import { PlainError } from '../../platform/process/plain-error.ts';
import { troubleDetailText } from '../../wording/trouble-detail.ts';
import {
  retentionProblem,
  type LongRetention,
} from '../../platform/temporal/namespace-retention.ts';
import type { Catalog } from './catalog.ts';

/** What is wrong with how long Temporal keeps histories, now that cases are kept for as long as this catalog has it. */
export async function longRetention(
  { connection, options: { namespace } }: Client,
  catalog: Catalog,
): Promise<LongRetention | undefined> {
  const { house } = await catalog.current();
  return await retentionProblem(connection, namespace, shortestKeep(house?.keep));
}

/** Throws `retention-too-long`, before anybody starts a case. */
export async function refuseLongRetention(
  find: () => Promise<LongRetention | undefined>,
): Promise<void> {
  const problem = await find();
  if (problem === undefined) return;
  const words = troubleDetailText({ kind: 'retention', retention: problem }, 'en');
  throw new PlainError('retention-too-long', words);
}
