import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@temporalio/client';
import { readHouse } from '../engine/compiler/files/house/read-house.ts';
import { shortestKeep } from '../engine/time/shortest-keep.ts';
import { PlainError } from '../platform/process/plain-error.ts';
import { troubleDetailText } from '../wording/trouble-detail.ts';
import { retentionProblem } from '../platform/temporal/namespace-retention.ts';

/** Throws `retention-too-long` where Temporal keeps histories of cases for longer than the house in this folder keeps the cases. */
export async function requireRetention(
  connection: Pick<Connection, 'workflowService' | 'withDeadline'>,
  namespace: string,
  definitions: string,
): Promise<void> {
  const found = await retentionProblem(connection, namespace, await shortestKeepIn(definitions));
  if (found === undefined) return;
  const words = troubleDetailText({ kind: 'retention', retention: found }, 'en');
  throw new PlainError('retention-too-long', words);
}

/** Days for which every case is kept at least; `undefined` without `keep`, and while the file has faults, which the server tells. */
export async function shortestKeepIn(definitions: string): Promise<number | undefined> {
  for (const file of ['house.yaml', 'house.yml']) {
    const text = await readFile(join(definitions, file), 'utf8').catch(() => undefined);
    const house = text === undefined ? undefined : readHouse(text, file);
    if (house?.keep) return shortestKeep(house.keep);
  }
  return undefined;
}
