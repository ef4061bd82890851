import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadline } from '../../engine/time/deadline.ts';
import { parseDuration } from '../../engine/time/duration.ts';
import { messagesOf } from '../../store/messages.ts';
import { verifyJournal } from '../../store/journal.ts';
import { openWorkflowHarness, type HarnessCase, type WorkflowHarness } from './harness.ts';
import { basicInstant } from './courses/basic-instant.ts';
import { coreTransparent } from './courses/core-transparent.ts';
import type { FlowCourses, TimedAnswer } from './courses/course.ts';
import { urgentFastTrack } from './courses/urgent-fast-track.ts';
import { keepRecording } from './recordings.ts';
import { messages, strayMessages } from './timeline.ts';
import type { Facts } from '../../engine/model/base.ts';

// Each shipped definition in virtual time on the real server: who got what, and when.

let harness: WorkflowHarness;
beforeAll(async () => {
  harness = await openWorkflowHarness();
  await harness.worker();
}, 60_000);
afterAll(() => harness.close());

const samples = join(import.meta.dirname, '../../definitions/samples');
const factsOf = (flow: string): Facts =>
  JSON.parse(readFileSync(join(samples, `${flow}.json`), 'utf8')).facts;

const flows: Readonly<Record<string, FlowCourses>> = {
  'basic-instant': basicInstant,
  'core-transparent': coreTransparent,
  'urgent-fast-track': urgentFastTrack,
};

describe.each(Object.entries(flows))('%s', (flow, { calendar, courses }) => {
  test.each(Object.entries(courses))(
    '%s',
    async (title, { said, told, outcome }) => {
      const harnessCase = await harness.start(flow, factsOf(flow));
      for (const words of said) await answerTask(harnessCase, calendar, words);
      expect(await harnessCase.execution.finish()).toBe(outcome);
      const entries = await harnessCase.entries();
      expect(messages(entries)).toEqual(told.map(([message]) => message));
      expect(strayMessages(entries, told, { plan: harnessCase.plan, calendar })).toEqual([]);
      expect(await verifyJournal(harness.store, harnessCase.id)).toBe('intact');
      const states = await messagesOf(harness.store, harnessCase.id);
      expect(states.filter(({ fate }) => fate?.fate !== 'accepted')).toEqual([]);
      await keepRecording(`${flow}, ${title}`, harnessCase);
    },
    60_000,
  );
});

async function answerTask(
  harnessCase: HarnessCase,
  calendar: string,
  [task, person, outcome, after]: TimedAnswer,
) {
  const opened = await openingOf(harnessCase, task);
  const duration = parseDuration(after, calendar);
  if (duration === undefined) throw new Error(`"${after}" is no duration`);
  await harnessCase.until(deadline(opened, duration, harnessCase.plan.calendars));
  await harnessCase.act({ task, round: 1, person, outcome, channel: 'api' });
}

async function openingOf(harnessCase: HarnessCase, task: string): Promise<number> {
  const found = (await harnessCase.entries()).find(
    (one) => one.kind === 'opened' && one.task === task,
  );
  if (found === undefined) throw new Error(`"${task}" is not open`);
  return found.at;
}
