import { Connection } from '@temporalio/client';
import type { Config } from '../../platform/settings/config.ts';
import {
  retentionProblem,
  setNamespaceRetention,
} from '../../platform/temporal/namespace-retention.ts';
import { shortestKeepIn } from '../../worker/require-retention.ts';

/** Lets the embedded Temporal keep closed workflows for no longer than the house keeps cases. */
export async function fitRetention(
  { temporal: { address, namespace }, definitions }: Pick<Config, 'temporal' | 'definitions'>,
  report: (line: string) => void,
): Promise<void> {
  const kept = await shortestKeepIn(definitions);
  if (kept === undefined) return;
  const connection = await Connection.connect({ address });
  try {
    if ((await retentionProblem(connection, namespace, kept)) === undefined) return;
    await setNamespaceRetention(connection, namespace, kept);
    report(`Temporal: keeps closed workflows for ${kept} days, as house.yaml keeps cases`);
  } finally {
    await connection.close();
  }
}
