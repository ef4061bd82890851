import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type proto from '@temporalio/proto';
import type { Entry } from '../../engine/model/journal.ts';
import type { HarnessCase } from './harness.ts';

export type WorkflowHistory = proto.temporal.api.history.v1.IHistory;

export type RecordedEvent = NonNullable<WorkflowHistory['events']>[number];

/** A case that an earlier worker has carried out. */
export interface Recording {
  readonly history: WorkflowHistory;
  readonly journal: readonly Entry[];
}

const folder = join(import.meta.dirname, 'recordings');

/** With TIDINGS_RECORD=1, the run that has just passed becomes a recording of its generation, which `replay.test.ts` replays. */
export async function keepRecording(title: string, harnessCase: HarnessCase): Promise<void> {
  if (process.env['TIDINGS_RECORD'] !== '1') return;
  const history: unknown = JSON.parse(
    historyToJSON(await harnessCase.execution.handle.fetchHistory()),
  );
  const text = JSON.stringify({ history, journal: await harnessCase.entries() });
  const generation = join(folder, `${harnessCase.plan.interpreter}`);
  await mkdir(generation, { recursive: true });
  await writeFile(join(generation, `${title.replaceAll(/[^a-z]+/g, '-')}.json`), `${text}\n`);
}

/** Paths of the recordings of all generations. */
export const recordings = readdirSync(folder)
  .flatMap((generation) =>
    readdirSync(join(folder, generation)).map((file) => `${generation}/${file}`),
  )
  .toSorted();

export async function readRecording(file: string): Promise<Recording> {
  const { history, journal } = JSON.parse(await readFile(join(folder, file), 'utf8'));
  return { journal, history: historyFromJSON(history) };
}
