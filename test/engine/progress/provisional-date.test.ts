import { isProvisional } from '../../../engine/progress/provisional-date.ts';
import { flowText } from '../../definition-files.ts';
import { planOf } from '../compiled-plan.ts';

// Dates of a plan whose calendar ends with 2026, as pages mark them.

const steps = `
  - { approve: In working hours, id: office-hours, by: head, within: 8 business hours, rejected: [], silent: [] }
  - { approve: In hours, id: hours, by: head, within: 72h, rejected: [], silent: [] }
  - approve: In hours and then in working hours
    id: escalated
    by: head
    within: 72h
    escalate: [{ to: director, within: 4 business hours }]
    rejected: [{ todo: Tell them, id: inside, for: recruiter, within: 1 business day, outcomes: { done: [] }, silent: [] }]
    silent: []
  - end: done
`;
const plan = await planOf(flowText('main', steps), {
  'calendars/office.yaml':
    'calendar: office\nzone: Asia/Shanghai\nhours: { mon-fri: [09:00-17:00] }\nuntil: 2026-12-31\n',
});

test.each([
  ['a deadline in working hours, on the last day', '2026-12-31T23:59+08:00', 'office-hours', false],
  [
    'one on the day after it, by the clocks of the calendar',
    '2027-01-01T00:00+08:00',
    'office-hours',
    true,
  ],
  ['one years after it', '2031-06-02T09:00+08:00', 'office-hours', true],
  ['a deadline in hours', '2027-01-04T10:00+08:00', 'hours', false],
  ['one whose last window counts in working hours', '2027-01-04T10:00+08:00', 'escalated', true],
  ['one within an outcome', '2027-01-04T10:00+08:00', 'inside', true],
  ['one of a task of the house', '2027-01-04T10:00+08:00', 'told/reach', true],
  ['a date that is no deadline', '2027-01-04T10:00+08:00', undefined, true],
  ['such a date in time', '2026-12-30T10:00+08:00', undefined, false],
])('%s', (_title, at, task, expected) => {
  expect(isProvisional(plan, Date.parse(at), task)).toBe(expected);
});

test('without a calendar nothing is provisional', () => {
  expect(isProvisional({ ...plan, calendars: {} }, Date.parse('2099-01-01'))).toBe(false);
});
