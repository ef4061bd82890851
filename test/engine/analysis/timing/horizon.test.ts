import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, later, lines, wait } from '../short-steps.ts';

// How far calendars know, and the two days on which their clocks change.

type HorizonRow = ShortFlow & {
  readonly bound: string;
  readonly until?: string;
  readonly found?: readonly string[];
};

const berlin = {
  calendar: 'berlin',
  files: {
    'calendars/berlin.yaml':
      'calendar: berlin\nzone: Europe/Berlin\nhours: { mon-sun: [00:00-24:00] }\nuntil: 2026-10-31\n',
    'calendars/nights.yaml':
      'calendar: nights\nzone: Europe/Berlin\nhours: { wed: [00:00-03:00] }\nworkdays: [{ on: 2026-10-25, hours: [00:00-03:00] }, { on: 2026-10-26, hours: [00:00-03:00] }]\nuntil: 2026-10-31\n',
    'calendars/gate.yaml':
      'calendar: gate\nzone: UTC\nhours: { tue-sat: [00:00-24:00] }\nworkdays: [{ on: 2026-10-25, hours: [00:00-01:00] }, { on: 2026-10-26, hours: [01:19-24:00] }]\nuntil: 2026-10-31\n',
    'flows/gate.yaml':
      'flow: gate\ntitle: Until the gate opens\ncalendar: gate\nsteps: [{ wait: 1 business minute }]\n',
  },
} as const;

const rows: Readonly<Record<string, HorizonRow>> = {
  'a case may start as long as it ends by the last day that is known': {
    calendar: 'plain',
    promise: answerWithin('60 days'),
    steps: lines(wait('20 business days'), later),
    until: 'Fri 01-02 16:59:59.999',
    bound: 'Thu 01-01 17:00 -> Fri 01-30 09:15, 751h 45m to spare',
  },
  'none may when it takes longer than there are days known': {
    calendar: 'plain',
    promise: answerWithin('60 days'),
    steps: lines(wait('25 business days'), later),
    until: 'Wed 2025-12-31 23:59:59.999',
    bound: 'nothing',
    found: ['beyond-horizon'],
  },
  'before the clocks go forward, a business day is an hour shorter than 24': {
    ...berlin,
    promise: answerWithin('1 business day'),
    steps: lines(wait('24h'), later),
    bound: 'Sat 03-28 02:00 -> Sun 03-29 02:15, 1h 15m too late',
    found: ['promise-broken'],
  },
  'before they go back, an hour longer': {
    ...berlin,
    promise: answerWithin('24h'),
    steps: lines(wait('1 business day'), later),
    bound: 'Sat 10-24 01:00 -> Sun 10-25 02:15, 1h 15m too late',
    found: ['promise-broken'],
  },
  'in the hour that they repeat, a promise in working days is the shorter one': {
    ...berlin,
    calendar: 'nights',
    promise: answerWithin('1 business day'),
    steps: lines('{ run: gate }', later),
    bound: 'Sun 10-25 01:00 -> Mon 10-26 01:35, 35m too late',
    found: ['promise-broken'],
  },
};

const { proved, contradicted } = await proveAll(rows);

test.each(Object.entries(rows))('%s', (sentence, { bound, until, found = [] }) => {
  const { findings, ...told } = proved(sentence);
  expect([told.bound, ...findings]).toEqual([bound, ...found]);
  expect(told.until).toBe(until ?? told.until);
});

test.each(Object.keys(rows))('%s: no run contradicts it', (sentence) => {
  expect(contradicted(sentence)).toEqual([]);
});
