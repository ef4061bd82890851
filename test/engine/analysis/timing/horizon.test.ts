import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, later, lines, todo, wait } from '../short-steps.ts';

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
    'parts/gate.yaml': 'part: gate\nsteps: [{ wait: 1 business minute }]\n',
  },
} as const;

/** Eight hours take five days over the holiday of the 15th and 16th, three over a weekend. */
const eightHours = { steps: lines(wait('8 business hours'), later) };
const rows: Readonly<Record<string, HorizonRow>> = {
  'a case may start as long as it ends by the last day that is known': {
    calendar: 'plain',
    promise: answerWithin('60 days'),
    steps: lines(wait('20 business days'), later),
    until: 'Fri 01-02 16:59:59.999',
    bound: 'Thu 01-01 17:00 -> Fri 01-30 09:15, 751h 45m to spare',
  },
  'a promise that counts from a task holds as long as the task has ended by then': {
    calendar: 'plain',
    promise: 'todo: call, within: 1 business day, after: first',
    steps: lines(todo('first', '20 business days'), todo('call', '1h'), later),
    until: 'Fri 01-02 16:59:59.999',
    bound: 'Thu 01-01 09:00 -> Thu 01-01 10:00, 23h to spare',
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
    others: { gate: 'gate' },
    bound: 'Sun 10-25 01:00 -> Mon 10-26 01:35, 35m too late',
    found: ['promise-broken'],
  },
  'the worst start is that of the holiday': {
    ...eightHours,
    promise: answerWithin('6 days'),
    bound: 'Wed 01-14 09:00:00.001 -> Mon 01-19 09:15:00.001, 23h 45m to spare',
  },
  'from a day behind it, the worst start is one before a weekend': {
    ...eightHours,
    promise: answerWithin('6 days'),
    today: '2026-01-17',
    bound: 'Fri 01-23 09:00:00.001 -> Mon 01-26 09:15:00.001, 71h 45m to spare',
  },
  'a promise that only the holiday breaks is broken, since it comes again': {
    ...eightHours,
    promise: answerWithin('4 days'),
    today: '2026-01-17',
    bound: 'Wed 01-14 09:00:00.001 -> Mon 01-19 09:15:00.001, 24h 15m too late',
    found: ['promise-broken'],
  },
  'one that every weekend breaks is shown as it comes next': {
    ...eightHours,
    promise: answerWithin('2 days'),
    today: '2026-01-17',
    bound: 'Fri 01-23 09:00:00.001 -> Mon 01-26 09:15:00.001, 24h 15m too late',
    found: ['promise-broken'],
  },
  'a day from which no start ends within the known ones has provisional starts': {
    ...eightHours,
    promise: answerWithin('6 days'),
    today: '2026-01-31',
    bound: 'Fri 02-06 09:00:00.001 -> Mon 02-09 09:15:00.001, 71h 45m to spare, provisional',
  },
  'so it has years behind the last one': {
    ...eightHours,
    promise: answerWithin('6 days'),
    today: '2031-06-02',
    bound:
      'Fri 2031-06-06 09:00:00.001 -> Mon 2031-06-09 09:15:00.001, 71h 45m to spare, provisional',
  },
  'what plain weeks break is found there too': {
    calendar: 'plain',
    steps: lines(wait('25 business days'), later),
    promise: answerWithin('30 days'),
    today: '2026-02-02',
    bound: 'Fri 02-06 17:00 -> Mon 03-16 09:15, 184h 15m too late, provisional',
    found: ['promise-broken', 'beyond-horizon'],
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
