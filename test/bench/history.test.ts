import proto from '@temporalio/proto';
import type { History } from '../../bench/courses.ts';
import { sizeByType, sizeOf } from '../../bench/history-size.ts';
import { costOf, parts } from '../../bench/parts.ts';
import { stoodStill } from '../../bench/stood-still.ts';

const { EventType } = proto.temporal.api.enums.v1;
const { History: Histories } = proto.temporal.api.history.v1;

/** A history of these types of event, named without their prefix. */
const historyOf = (...types: readonly string[]): History =>
  Histories.fromObject({
    events: types.map((type) => ({
      eventType: EventType[`EVENT_TYPE_${type}` as 'EVENT_TYPE_UNSPECIFIED'],
    })),
  });

const payload = (value: object) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
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
  expect(stoodStill(historyOf(...types))).toBe(still);
});

test('a part costs what the history would be smaller by without it', async () => {
  const input = { case: 'c', plan: { steps: [] }, facts: { a: 1 } };
  const history = Histories.fromObject({
    events: [
      {
        eventType: EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
        workflowExecutionStartedEventAttributes: { input: { payloads: [payload(input)] } },
        userMetadata: { summary: payload({}) },
      },
      { eventType: EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES },
    ],
  });
  const before = sizeOf(history);
  const costs = new Map<string, number>();
  for (const part of parts) costs.set(part.name, await costOf(part, history));
  expect(Object.fromEntries([...costs].filter(([, bytes]) => bytes > 0))).toEqual({
    'plan in the input': ',"plan":{"steps":[]}'.length,
    'facts in the input': ',"facts":{"a":1}'.length,
    'search attributes': 4,
    summaries: 33,
  });
  expect(sizeOf(history)).toEqual(before);
});
