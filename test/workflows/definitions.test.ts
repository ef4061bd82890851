import { deadline } from '../../engine/time/deadline.ts';
import { parseDuration } from '../../engine/time/duration.ts';
import { messagesOf } from '../../store/messages.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import { openWorkflowHarness, type HarnessCase, type WorkflowHarness } from './harness.ts';
import { basicInstant } from './scenarios/basic-instant.ts';
import { coreTransparent } from './scenarios/core-transparent.ts';
import { seniorTransparent } from './scenarios/senior-transparent.ts';
import type { FlowScenarios, TimedAnswer } from './scenarios/scenario.ts';
import { urgentFastTrack } from './scenarios/urgent-fast-track.ts';
import { keepRecording } from './recordings.ts';
import { messages, strayMessages } from './timeline.ts';

// Each shipped definition in virtual time on the real server: who got what, and when.

let harness: WorkflowHarness;
beforeAll(async () => {
  harness = await openWorkflowHarness();
  await harness.worker();
}, 60_000);
afterAll(() => harness.close());

const flows: Readonly<Record<string, FlowScenarios>> = {
  'basic-instant': basicInstant,
  'core-transparent': coreTransparent,
  'senior-transparent': seniorTransparent,
  'urgent-fast-track': urgentFastTrack,
};

describe.each(Object.entries(flows))('%s', (flow, { calendar, scenarios }) => {
  test.each(Object.entries(scenarios))(
    '%s',
    async (title, { answers, messages: expected, outcome }) => {
      const harnessCase = await harness.start(flow, sampleFacts(flow));
      for (const answer of answers) await answerTask(harnessCase, calendar, answer);
      expect(await harnessCase.execution.finish()).toBe(outcome);
      const entries = await harnessCase.entries();
      expect(messages(entries)).toEqual(expected.map(([message]) => message));
      expect(strayMessages(entries, expected, { plan: harnessCase.plan, calendar })).toEqual([]);
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
  const opened = await harnessCase.openedAt(task);
  const duration = parseDuration(after, calendar);
  if (duration === undefined) throw new Error(`"${after}" is no duration`);
  await harnessCase.until(deadline(opened, duration, harnessCase.plan.calendars));
  await harnessCase.act({ task, round: 1, person, outcome, channel: 'api' });
}
