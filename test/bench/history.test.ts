import proto from '@temporalio/proto';
import { sizeByType, sizeOf } from '../../bench/history-size.ts';
import { costOf, historyParts } from '../../bench/history-parts.ts';
import { wasIdleAtTriggers, type History } from '../../bench/idle-triggers.ts';
import { createCodec } from '../../platform/codec/codec.ts';

const { EventType } = proto.temporal.api.enums.v1;
const { History: Histories } = proto.temporal.api.history.v1;

/** A history of these types of event, named without their prefix. */
const historyOf = (...types: readonly string[]): History =>
  Histories.fromObject({
    events: types.map((type) => ({
      eventType: EventType[`EVENT_TYPE_${type}` as 'EVENT_TYPE_UNSPECIFIED'],
    })),
  });

test('events are counted, and their bytes as the server would store them', () => {
  const history = historyOf('TIMER_STARTED', 'TIMER_FIRED', 'TIMER_STARTED');
  // Each event: tag and length of the list, tag and value of the type.
  expect(sizeOf(history)).toEqual({ events: 3, bytes: 3 * 4 });
  expect(Object.fromEntries(sizeByType(history))).toEqual({
    EVENT_TYPE_TIMER_STARTED: { events: 2, bytes: 4 },
    EVENT_TYPE_TIMER_FIRED: { events: 1, bytes: 2 },
  });
});

const task = ['WORKFLOW_TASK_SCHEDULED', 'WORKFLOW_TASK_STARTED', 'WORKFLOW_TASK_COMPLETED'];
const answer = 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED';

test.each<[string, readonly string[], boolean]>([
  ['a timer that fires while nothing goes on', [...task, 'TIMER_FIRED', ...task], true],
  ['an answer while nothing goes on', [...task, ...task, answer], true],
  ['a timer that fires during a task', [...task.slice(0, 2), 'TIMER_FIRED'], false],
  [
    'a timer that fires during an activity',
    [...task, 'ACTIVITY_TASK_SCHEDULED', 'TIMER_FIRED'],
    false,
  ],
  ['an answer during an activity', [...task, 'ACTIVITY_TASK_SCHEDULED', ...task, answer], false],
])('%s', (_title, types, still) => {
  expect(wasIdleAtTriggers(historyOf(...types))).toBe(still);
});

const codec = createCodec();
const payloads = (value: object) =>
  codec.encode([
    { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(value)) },
  ]);

/** A flow's start as the server keeps it, with a search attribute. */
const startedWith = async (input: object, summary?: object): Promise<History> =>
  Histories.fromObject({
    events: [
      {
        eventType: EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
        workflowExecutionStartedEventAttributes: { input: { payloads: await payloads(input) } },
        ...(summary && { userMetadata: { summary: (await payloads(summary))[0] } }),
      },
      { eventType: EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES },
    ],
  });

test('a part costs what the history would be smaller by without it', async () => {
  const [plan, facts] = [{ steps: ['tell', 'approve'] }, { candidate: { name: 'Ada' } }];
  const summary = { text: 'yardstick' };
  const history = await startedWith({ case: 'c', plan, facts }, summary);
  const { bytes } = sizeOf(history);
  const lessThan = async (other: Promise<History>) => bytes - sizeOf(await other).bytes;
  const costs = new Map<string, number>();
  for (const part of historyParts) costs.set(part.name, await costOf(part, history));
  expect(Object.fromEntries([...costs].filter(([, cost]) => cost > 0))).toEqual({
    'plan in the input': await lessThan(startedWith({ case: 'c', facts }, summary)),
    'facts in the input': await lessThan(startedWith({ case: 'c', plan }, summary)),
    'search attributes': 4,
    summaries: await lessThan(startedWith({ case: 'c', plan, facts })),
  });
  expect(sizeOf(history).bytes).toBe(bytes);
});
