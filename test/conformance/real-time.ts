import { setTimeout as pause } from 'node:timers/promises';
import type { Directory } from '../../engine/model/definitions.ts';
import { queues } from '../../engine/ports/queues.ts';
import { flowType, workflowIdOf } from '../../workflows/messages.ts';
import { readJournal } from '../../store/journal.ts';
import { expectMails, type RealRun, realRunOf, type Scenario } from './run-scenario.ts';
import { describeDisagreement } from './describe-disagreement.ts';
import { runBatch } from './batch.ts';
import type { ConformanceHarness } from './harness.ts';
import { handWrittenCorpus, type HandWrittenScene } from './hand-written-scenes.ts';

/** A slow machine gets more time: each second of a scene becomes so many. */
const stretches = [1, 3, 9] as const;

/** Runs all scenes at once; a scene in which the two hosts differ is run again, slower. Returns the disagreements that are left, by title. */
export async function runRealTimeScenes(
  harness: ConformanceHarness,
  scenes: Readonly<Record<string, HandWrittenScene>>,
): Promise<ReadonlyMap<string, string>> {
  let found = new Map(Object.keys(scenes).map((title) => [title, 'not run']));
  for (const times of stretches) {
    const left = Object.entries(scenes).filter(([title]) => found.has(title));
    if (left.length === 0) break;
    const slower = left.map(([title, scene]) => [title, stretched(scene, times)] as const);
    const { directory, scenarios } = await handWrittenCorpus(Object.fromEntries(slower));
    const batch = { harness, directory, scenarios, concurrency: scenarios.length };
    const { disagreements } = await runBatch({ ...batch, run: runInRealTime });
    found = new Map(disagreements.map((one) => [one.scenario.scene.id, describeDisagreement(one)]));
  }
  return found;
}

/** The scene with this many times as long between everything that happens in it. */
export const stretched = (
  { flow, acts = [], ...scene }: HandWrittenScene,
  times: number,
): HandWrittenScene => ({
  ...scene,
  flow: flow.replaceAll(/\b(\d+)s\b/g, (_all, seconds) => `${Number(seconds) * times}s`),
  acts: acts.map(([seconds, ...words]) => [seconds * times, ...words]),
});

/** Runs a scenario as a real workflow in real time. */
export async function runInRealTime(
  harness: ConformanceHarness,
  scenario: Scenario,
  directory: Directory,
): Promise<RealRun> {
  const input = await harness.prepare(scenario.pinned, scenario.facts);
  const { taken } = expectMails(harness, scenario, input, directory);
  const handle = await harness.temporal.client.workflow.start(flowType, {
    taskQueue: queues.workflows,
    workflowId: workflowIdOf(input.case),
    args: [input],
  });
  const refusals: (string | undefined)[] = [];
  const started = await startOf(harness, input.case);
  for (const { afterMs, act } of scenario.acts) {
    await pause(Math.max(0, started + afterMs - Date.now()));
    refusals.push(await harness.act(input.case, act));
  }
  const outcome = await handle.result();
  const tookMs = Date.now() - started;
  return realRunOf(harness, input, { outcome, refusals, taken, tookMs });
}

/** The start on record once the first workflow task is known to be done: a slow machine does that task again, and starts later. */
async function startOf({ store, temporal }: ConformanceHarness, caseId: string): Promise<number> {
  const handle = temporal.client.workflow.getHandle(workflowIdOf(caseId));
  for (;;) {
    const { events } = await handle.fetchHistory();
    const done = events?.some((event) => event.workflowTaskCompletedEventAttributes);
    const [started] = await readJournal(store, caseId);
    if (done === true && started !== undefined) return started.at;
    await pause(20);
  }
}
