import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type proto from '@temporalio/proto';
import type { Entry } from '../../engine/model/journal.ts';
import type { HarnessCase } from './harness.ts';

export type WorkflowHistory = proto.temporal.api.history.v1.IHistory;

/** A case that an earlier worker has carried out. */
export interface Recording {
  readonly history: WorkflowHistory;
  readonly journal: readonly Entry[];
}

const folder = join(import.meta.dirname, 'recordings');

/** With TIDINGS_RECORD=1, the run that has just passed becomes the recording that `replay.test.ts` replays. */
export async function keepRecording(title: string, harnessCase: HarnessCase): Promise<void> {
  if (process.env['TIDINGS_RECORD'] !== '1') return;
  const history: unknown = JSON.parse(
    historyToJSON(await harnessCase.execution.handle.fetchHistory()),
  );
  const text = JSON.stringify({ history, journal: await harnessCase.entries() });
  await writeFile(join(folder, `${title.replaceAll(/[^a-z]+/g, '-')}.json`), `${text}\n`);
}

export const recordings = readdirSync(folder).toSorted();

export async function readRecording(file: string): Promise<Recording> {
  const { history, journal } = JSON.parse(await readFile(join(folder, file), 'utf8'));
  return { journal, history: historyFromJSON(history) };
}
