import type { WorkflowExecutionDescription } from '@temporalio/client';
import { isObject } from '../../engine/model/base.ts';
import { createCaseRuns } from '../../server/services/case-runs.ts';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { actSignal, workflowIdOf } from '../../workflows/messages.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import { openWorkflowHarness, type WorkflowHarness } from './harness.ts';
import { keys, yes } from './no-acts.ts';
import { eventually } from '../eventually.ts';

// What Temporal stores of a case is sealed with the key of that case: every payload that is ours, in every run.

let harness: WorkflowHarness;
beforeAll(async () => {
  harness = await openWorkflowHarness(['limit.historyCount.suggestContinueAsNew=15'], keys);
  await harness.worker(keys);
}, 60_000);
afterAll(() => harness.close());

const facts = sampleFacts('core-transparent');

test('a case with an update, a signal, mails and a second run', async () => {
  const input = await harness.prepare('core-transparent', facts);
  const { client } = harness.temporal;
  const runner = createTemporalRunner(client);
  await runner.start(input);
  await eventually(
    async () => (await runner.act(input.case, yes('grace-chen'))).kind === 'recorded',
  );
  const again = { ...yes('grace-chen'), comment: 'again' };
  expect(await runner.act(input.case, again)).toMatchObject({ kind: 'refused' });
  const handle = client.workflow.getHandle(workflowIdOf(input.case));
  expect(await createCaseRuns(client).list(input.case)).toContainEqual(
    expect.objectContaining({ running: true }),
  );
  await eventually(async () => isLaterRun(await handle.describe()));
  await handle.signal(actSignal, { event: 'withdrawn', person: 'candidate', channel: 'signal' });
  expect(await handle.result()).toBe('withdrew');
  const { places, runs } = await payloadsOf(input.case);
  expect(runs).toBeGreaterThan(1);
  const caseRuns = createCaseRuns(client);
  const listed = await caseRuns.list(input.case);
  expect(listed.map(({ running }) => running)).toEqual(Array.from({ length: runs }, () => false));
  // Temporal takes its time; an order that is given twice is one.
  await caseRuns.remove(input.case, listed);
  await caseRuns.remove(input.case, listed);
  expect(await caseRuns.list('unknown')).toEqual([]);
  const own = (await harness.store.sealing.of(input.case))?.id;
  expect(own).toMatch(/^[\w-]{12}$/);
  const bare = [...places].filter(([, id]) => id !== own).map(([place]) => place);
  // Temporal's own notes: numbers of local activities, names of patches, search attributes.
  expect(bare.filter((place) => !/details\.(patch-)?data\.|indexedFields/.test(place))).toEqual([]);
  expect([...places.keys()].map((place) => place.split('.')[0])).toEqual(
    expect.arrayContaining([
      'userMetadata',
      'workflowExecutionStartedEventAttributes',
      'workflowExecutionContinuedAsNewEventAttributes',
      'workflowExecutionUpdateAcceptedEventAttributes',
      'workflowExecutionUpdateCompletedEventAttributes',
      'workflowExecutionSignaledEventAttributes',
      'activityTaskScheduledEventAttributes',
      'activityTaskCompletedEventAttributes',
      'markerRecordedEventAttributes',
      'workflowExecutionCompletedEventAttributes',
    ]),
  );
}, 60_000);

const isLaterRun = ({ runId, raw }: WorkflowExecutionDescription): boolean =>
  runId !== raw.workflowExecutionInfo?.firstRunId;

/** The places of all payloads in all runs of a case, each with the id of the key that has sealed it. */
async function payloadsOf(
  caseId: string,
): Promise<{ readonly places: ReadonlyMap<string, string>; readonly runs: number }> {
  const places = new Map<string, string>();
  const { workflow } = harness.temporal.client;
  let runId: string | null | undefined;
  for (let runs = 1; ; runs += 1) {
    const handle = workflow.getHandle(workflowIdOf(caseId), runId ?? undefined);
    const { events } = await handle.fetchHistory();
    for (const event of events ?? []) collect(event, '', places);
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!runId) return { places, runs };
  }
}

function collect(value: unknown, place: string, places: Map<string, string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, place, places);
  if (!isObject(value) || value instanceof Uint8Array) return;
  const id = sealIn(value['metadata']);
  if (id === undefined)
    for (const [name, inner] of Object.entries(value))
      collect(inner, place === '' ? name : `${place}.${name}`, places);
  // One that is bare counts for its place.
  else if (places.get(place) !== 'none') places.set(place, id);
}

/** The id of the key in the metadata of a payload, or `none`; `undefined` where it is no payload's. */
function sealIn(metadata: unknown): string | undefined {
  if (!isObject(metadata) || !(metadata['encoding'] instanceof Uint8Array)) return undefined;
  const id = metadata['encryption-key-id'];
  return id instanceof Uint8Array ? Buffer.from(id).toString() : 'none';
}
