import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadline } from '../../engine/time/deadline.ts';
import { parseDuration } from '../../engine/time/duration.ts';
import { messagesOf } from '../../store/messages.ts';
import { verifyJournal } from '../../store/journal.ts';
import { openStage, type Played, type Stage } from './stage.ts';
import { basicInstant } from './courses/basic-instant.ts';
import { coreTransparent } from './courses/core-transparent.ts';
import type { Flow, Said } from './courses/course.ts';
import { urgentFastTrack } from './courses/urgent-fast-track.ts';
import { keepRecording } from './recordings.ts';
import { messages, strays } from './timeline.ts';
import type { Facts } from '../../engine/model/base.ts';

// Each shipped definition in virtual time on the real server: who got what, and when.

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.worker();
}, 60_000);
afterAll(() => stage.close());

const samples = join(import.meta.dirname, '../../definitions/samples');
const factsOf = (flow: string): Facts =>
  JSON.parse(readFileSync(join(samples, `${flow}.json`), 'utf8')).facts;

const flows: Readonly<Record<string, Flow>> = {
  'basic-instant': basicInstant,
  'core-transparent': coreTransparent,
  'urgent-fast-track': urgentFastTrack,
};

describe.each(Object.entries(flows))('%s', (flow, { calendar, courses }) => {
  test.each(Object.entries(courses))(
    '%s',
    async (title, { said, told, outcome }) => {
      const its = await stage.start(flow, factsOf(flow));
      for (const words of said) await say(its, calendar, words);
      expect(await its.scene.finish()).toBe(outcome);
      const entries = await its.entries();
      expect(messages(entries)).toEqual(told.map(([message]) => message));
      expect(strays(entries, told, { plan: its.plan, calendar })).toEqual([]);
      expect(await verifyJournal(stage.store, its.id)).toBe('intact');
      const states = await messagesOf(stage.store, its.id);
      expect(states.filter(({ fate }) => fate?.fate !== 'accepted')).toEqual([]);
      await keepRecording(`${flow}, ${title}`, its);
    },
    60_000,
  );
});

async function say(its: Played, calendar: string, [task, person, outcome, after]: Said) {
  const opened = await openingOf(its, task);
  const duration = parseDuration(after, calendar);
  if (duration === undefined) throw new Error(`"${after}" is no duration`);
  await its.until(deadline(opened, duration, its.plan.calendars));
  await its.act({ task, round: 1, person, outcome, channel: 'api' });
}

async function openingOf(its: Played, task: string): Promise<number> {
  const found = (await its.entries()).find((one) => one.kind === 'opened' && one.task === task);
  if (found === undefined) throw new Error(`"${task}" is not open`);
  return found.at;
}
