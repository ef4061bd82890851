import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import Long from 'long';
import type { HandedEntries } from '../../engine/ports/activities.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { createCodec } from '../../platform/codec/codec.ts';
import { createCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { append, readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { JournalGapError } from '../../store/journal-gap-error.ts';
import { instrumentedBundle, replayHistories } from '../conformance/replay-histories.ts';
import type { RecordedEvent } from './recordings.ts';
import { openMemoryStore } from '../store/memory-store.ts';

// Two cases of an earlier version that stood still: a worker had written an answer as entry 7, every later replay made it entry 8 and went on
// with 9, which the store refused. Now the store says what it has, and the case hands over everything from there.

const folder = join(import.meta.dirname, 'stuck');
const keys = { active: 'a', byId: new Map([['a', new Uint8Array(32).fill(7)]]) };
const types = proto.temporal.api.enums.v1.EventType;

let code: string;
let store: Store;
beforeAll(async () => {
  [code, store] = await Promise.all([instrumentedBundle(), openMemoryStore()]);
}, 60_000);
afterAll(() => store.close());

test.each([
  ['542e6c4f7337910fc34f', 39],
  ['5df24b52ae556c330857', 66],
])('%s goes on', async (id, refused) => {
  const lines = await readFile(join(folder, `${id}.journal.jsonl`), 'utf8');
  const written = lines
    .trim()
    .split('\n')
    .map((line): Entry => JSON.parse(line));
  await createCase(store, { id, flow: 'chaos', plan: 'p1', facts: {} });
  await append(store, id, written.slice(0, 4));
  await append(store, id, written.slice(4), 'tentative');

  const { handed, from } = await nextHandOver(id, refused);
  expect(from).toBe(5);
  await append(store, id, handed.entries);
  expect(await verifyJournal(store, id)).toBe('intact');
  const journal = await readJournal(store, id);
  expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_entry, index) => index + 1));
  expect(journal.slice(4, 8).map(({ kind }) => kind)).toEqual([
    'assigned',
    'accepted',
    'accepted',
    'answered',
  ]);
  expect(journal.filter(({ kind }) => kind === 'answered')).toHaveLength(2);
});

/** What the case hands over once the store has refused this activity, and from which entry the store wants it. */
async function nextHandOver(
  id: string,
  refused: number,
): Promise<{ readonly handed: HandedEntries; readonly from: number }> {
  const text = await readFile(join(folder, `${id}.history.json`), 'utf8');
  const { events } = historyFromJSON(JSON.parse(text));
  const { from } = await gapOf(id);
  const history = { events: [...(events ?? []), ...(await refusal(events ?? [], refused, from))] };
  const replayed = await replayHistories(code, new Map([[id, history]]), keys);
  const { scheduled, error } = replayed.get(id) ?? { scheduled: [], error: 'not replayed' };
  expect(error).toBeUndefined();
  const last = scheduled.findLast(({ name }) => name === 'perform');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the input of our own activity
  const [handed] = (last?.input ?? []) as readonly HandedEntries[];
  if (handed === undefined) throw new Error('nothing was handed over');
  return { handed, from };
}

async function gapOf(id: string): Promise<JournalGapError> {
  const late: Entry = { seq: 99, at: 0, kind: 'ended', outcome: 'late' };
  const error: unknown = await append(store, id, [late]).catch((thrown: unknown) => thrown);
  if (error instanceof JournalGapError) return error;
  throw new Error('the store has refused nothing');
}

const number = (value: number) => Long.fromNumber(value);

/** The events with which Temporal tells a case that an activity has failed because entries are missing. */
async function refusal(
  before: readonly RecordedEvent[],
  refused: number,
  from: number,
): Promise<readonly RecordedEvent[]> {
  const last = before.length;
  const payloads = await createCodec(keys).encode([defaultPayloadConverter.toPayload(from)]);
  const applicationFailureInfo = { type: 'journal-gap', nonRetryable: true, details: { payloads } };
  const added: readonly RecordedEvent[] = [
    {
      eventType: types.EVENT_TYPE_ACTIVITY_TASK_STARTED,
      activityTaskStartedEventAttributes: { scheduledEventId: number(refused), attempt: 1 },
    },
    {
      eventType: types.EVENT_TYPE_ACTIVITY_TASK_FAILED,
      activityTaskFailedEventAttributes: {
        scheduledEventId: number(refused),
        startedEventId: number(last + 1),
        failure: { message: 'entries are missing', applicationFailureInfo },
      },
    },
    {
      eventType: types.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
      workflowTaskScheduledEventAttributes: {},
    },
    {
      eventType: types.EVENT_TYPE_WORKFLOW_TASK_STARTED,
      workflowTaskStartedEventAttributes: { scheduledEventId: number(last + 3) },
    },
  ];
  const eventTime = before.at(-1)?.eventTime ?? null;
  return added.map((event, index) => ({ ...event, eventTime, eventId: number(last + 1 + index) }));
}
