import { prove } from '../../../../engine/analysis/prove.ts';
import { subjectOfSteps } from '../subject.ts';

const hardlyOpen = {
  'calendars/hardly.yaml':
    'calendar: hardly\nzone: UTC\nhours: { mon: [09:00-09:01] }\nuntil: 2026-12-31\nsource: Made up\nasOf: 2025-12-01\n',
};

const todo = (within: string, more = ''): string =>
  `  - { todo: T, id: t, for: head, within: ${within}, outcomes: { done: [] }, silent: []${more} }\n`;

test.each<[string, string, readonly string[]]>([
  ['a year', todo('366 days'), []],
  ['a day more', todo('367 days'), ['t: 367 days']],
  [
    'an escalation chain of two half years and a day',
    todo('183 days', ', escalate: [{ to: director, within: 184 days }]'),
    ['t: 367 days'],
  ],
  ['a wait', '  - { wait: 400 days, id: w }\n', ['w: 400 days']],
  [
    'a wait for a moment',
    '  - { wait: until case.lastInterviewAt, atMost: 400 days, id: w }\n',
    ['w: 400 days'],
  ],
  ['business days', todo('300 business days'), ['t: 421 days']],
  [
    'an hour of a calendar that opens for a minute a week',
    `flow: main\ntitle: M\ncalendar: hardly\nsteps:\n${todo('1 business hour')}`,
    ['t: 418 days'],
  ],
  ['beside the line', `  - meanwhile: [{ wait: 400 days, id: w }]\n`, ['w: 400 days']],
])('%s', async (_sentence, steps, found) => {
  const { plan, context } = await subjectOfSteps(steps, hardlyOpen);
  const { findings } = prove(plan, context);
  const inYears = findings.filter(({ code }) => code === 'stands-for-years');
  expect(
    inYears.map(({ at, values }) => {
      const { days }: { readonly days?: unknown } = values;
      return `${'step' in at ? at.step : ''}: ${String(days)} days`;
    }),
  ).toEqual(found);
});
