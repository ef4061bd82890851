import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../engine/plan.ts';
import { deadline } from '../../engine/time/deadline.ts';
import { parseDuration } from '../../engine/time/duration.ts';
import { messagesOf } from '../../store/messages.ts';
import { verifyJournal } from '../../store/journal.ts';
import { openStage, type Played, type Stage } from './stage.ts';
import { messages, strays } from './timeline.ts';

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

type Told = readonly [message: string, moment: string];
/** Who says what, and how long after the task's opening. */
type Said = readonly [task: string, person: string, outcome: string, after: string];

interface Flow {
  readonly calendar: string;
  readonly courses: Readonly<Record<string, Course>>;
}

interface Course {
  readonly said: readonly Said[];
  readonly told: readonly Told[];
  readonly outcome: string;
}

const noDecision = (task: string): readonly Told[] => [
  ['no-decision-yet to candidate', `settled ${task}`],
  ['request of follow-up', `settled ${task}`],
  ['reminder of follow-up', `settled ${task} + 1 business day`],
  ['escalation of follow-up', `settled ${task} + 2 business days`],
];

const lapsed = (after: string): readonly Told[] => [
  ['offer-lapsed to candidate', after],
  ['offer-unanswered to recruiter', after],
];
const accepted: readonly Told[] = [
  ['receipt of answer', 'settled answer'],
  ['acceptance-noted to candidate', 'settled answer'],
  ['offer-accepted to recruiter', 'settled answer'],
];

const instantAsk: readonly Told[] = [
  ['in-review to candidate', 'start'],
  ['request of confirm', 'confirm'],
];
const instantReminder: Told = ['reminder of confirm', 'confirm + 15 business minutes'];
const instantOffer: readonly Told[] = [
  ['instant-offer to candidate', 'settled confirm'],
  ['request of hr-call', 'told'],
  ['request of answer', 'told'],
  ['onboarding-guide to candidate', 'told + 1h'],
];
const areaManager: Told = ['escalation of confirm', 'confirm + 30 business minutes'];
const dutyOfficer: Told = ['escalation of confirm', 'confirm + 45 business minutes'];

const basicInstant: Flow = {
  calendar: 'cn-shop',
  courses: {
    'approved in time': {
      said: [
        ['confirm', 'chen-jie', 'approved', '5 business minutes'],
        ['hr-call', 'sun-yue', 'reached', '2h'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      told: [...instantAsk, ...instantOffer, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder': {
      said: [
        ['confirm', 'chen-jie', 'approved', '20 business minutes'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      told: [
        ...instantAsk,
        instantReminder,
        ...instantOffer,
        ...accepted,
        ['reminder of hr-call', 'told + 20h'],
      ],
      outcome: 'accepted',
    },
    escalated: {
      said: [
        ['confirm', 'tang-wei', 'approved', '50 business minutes'],
        ['hr-call', 'sun-yue', 'reached', '2h'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      told: [
        ...instantAsk,
        instantReminder,
        areaManager,
        dutyOfficer,
        ...instantOffer,
        ...accepted,
      ],
      outcome: 'accepted',
    },
    'everyone silent': {
      said: [],
      told: [...instantAsk, instantReminder, areaManager, dutyOfficer, ...noDecision('confirm')],
      outcome: 'undecided',
    },
    rejected: {
      said: [['confirm', 'chen-jie', 'rejected', '5 business minutes']],
      told: [...instantAsk, ['regret to candidate', 'settled confirm']],
      outcome: 'rejected',
    },
  },
};

const coreAsk: readonly Told[] = [
  ['in-review to candidate', 'start'],
  ['request of department', 'department'],
];
const departmentReminders: readonly Told[] = [
  ['reminder of department', 'department + 4 business hours'],
  ['reminder of department', 'department + 432 business minutes'],
];
const coreOffer: readonly Told[] = [
  ['offer to candidate', 'settled group'],
  ['request of hr-call', 'told'],
  ['request of answer', 'told'],
  ['onboarding-guide to candidate', 'told + 1h'],
];

const coreTransparent: Flow = {
  calendar: 'cn-office',
  courses: {
    'approved in time': {
      said: [
        ['department', 'grace-chen', 'approved', '1 business hour'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'anna-weber', 'approved', '2 business hours'],
        ['hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      told: [...coreAsk, ['request of group', 'settled department'], ...coreOffer, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder': {
      said: [
        ['department', 'grace-chen', 'approved', '5 business hours'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'song-yi', 'approved', '90 business minutes'],
        ['hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      told: [
        ...coreAsk,
        ...departmentReminders.slice(0, 1),
        ['request of group', 'settled department'],
        ...coreOffer,
        ...accepted,
      ],
      outcome: 'accepted',
    },
    escalated: {
      said: [
        ['department', 'zhao-min', 'approved', '9 business hours'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'song-yi', 'approved', '90 business minutes'],
        ['hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      told: [
        ...coreAsk,
        ...departmentReminders,
        ['escalation of department', 'department + 8 business hours'],
        ['request of group', 'settled department'],
        ...coreOffer,
        ...accepted,
      ],
      outcome: 'accepted',
    },
    'everyone silent': {
      said: [],
      told: [
        ...coreAsk,
        ...departmentReminders,
        ['escalation of department', 'department + 8 business hours'],
        ...noDecision('department'),
      ],
      outcome: 'undecided',
    },
    rejected: {
      said: [
        ['department', 'grace-chen', 'approved', '1 business hour'],
        ['group', 'liu-yang', 'rejected', '1 business hour'],
        ['group', 'anna-weber', 'rejected', '2 business hours'],
      ],
      told: [
        ...coreAsk,
        ['request of group', 'settled department'],
        ['regret to candidate', 'settled group'],
      ],
      outcome: 'rejected',
    },
  },
};

const urgentAsk: readonly Told[] = [
  ['in-review to candidate', 'start'],
  ['request of directors', 'directors'],
];
const urgentReminder: Told = ['reminder of directors', 'directors + 15 business minutes'];
const urgentLadder: Told = ['escalation of directors', 'directors + 30 business minutes'];
const urgentOffer: readonly Told[] = [
  ['urgent-offer to candidate', 'settled directors'],
  ['request of hr-call', 'told'],
  ['request of answer', 'told'],
];
const guide: Told = ['onboarding-guide to candidate', 'told + 1h'];

const urgentFastTrack: Flow = {
  calendar: 'cn-office',
  courses: {
    'approved in time': {
      said: [
        ['directors', 'ma-chao', 'approved', '5 business minutes'],
        ['hr-call', 'sun-yue', 'confirmed', '30m'],
        ['answer', 'candidate', 'accepted', '2h'],
      ],
      told: [...urgentAsk, ...urgentOffer, guide, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder, and hesitant on the phone': {
      said: [
        ['directors', 'ma-chao', 'rejected', '5 business minutes'],
        ['directors', 'he-jing', 'approved', '20 business minutes'],
        ['hr-call', 'sun-yue', 'hesitant', '30m'],
        ['answer', 'candidate', 'declined', '40m'],
      ],
      told: [
        ...urgentAsk,
        urgentReminder,
        ...urgentOffer,
        ['request of call', 'settled hr-call'],
        ['receipt of answer', 'settled answer'],
        ['decline-noted to candidate', 'settled answer'],
        ['offer-declined to recruiter', 'settled answer'],
      ],
      outcome: 'declined',
    },
    'escalated, and the candidate never answers': {
      said: [
        ['directors', 'zhao-min', 'approved', '40 business minutes'],
        ['hr-call', 'sun-yue', 'confirmed', '30m'],
      ],
      told: [
        ...urgentAsk,
        urgentReminder,
        urgentLadder,
        ...urgentOffer,
        guide,
        ['reminder of answer', 'told + 8 business hours'],
        ['reminder of answer', 'told + 2 business days - 4 hours'],
        ...lapsed('settled answer'),
      ],
      outcome: 'no-answer',
    },
    'everyone silent': {
      said: [],
      told: [...urgentAsk, urgentReminder, urgentLadder, ...noDecision('directors')],
      outcome: 'undecided',
    },
    rejected: {
      said: [
        ['directors', 'ma-chao', 'rejected', '5 business minutes'],
        ['directors', 'he-jing', 'rejected', '6 business minutes'],
      ],
      told: [...urgentAsk, ['regret to candidate', 'settled directors']],
      outcome: 'rejected',
    },
  },
};

const flows: Readonly<Record<string, Flow>> = {
  'basic-instant': basicInstant,
  'core-transparent': coreTransparent,
  'urgent-fast-track': urgentFastTrack,
};

describe.each(Object.entries(flows))('%s', (flow, { calendar, courses }) => {
  test.each(Object.entries(courses))(
    '%s',
    async (_title, { said, told, outcome }) => {
      const its = await stage.start(flow, factsOf(flow));
      for (const words of said) await say(its, calendar, words);
      expect(await its.scene.finish()).toBe(outcome);
      const entries = await its.entries();
      expect(messages(entries)).toEqual(told.map(([message]) => message));
      expect(strays(entries, told, { plan: its.plan, calendar })).toEqual([]);
      expect(await verifyJournal(stage.store, its.id)).toBe('intact');
      const states = await messagesOf(stage.store, its.id);
      expect(states.filter(({ fate }) => fate?.fate !== 'accepted')).toEqual([]);
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
