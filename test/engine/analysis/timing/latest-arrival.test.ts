import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, approve, later, lines, no, todo, wait } from '../short-steps.ts';

// When what is promised comes at the latest, wherever it counts from.

type InTimeRow = ShortFlow & { readonly bound: string; readonly found?: readonly string[] };

const rows: Readonly<Record<string, InTimeRow>> = {
  'eight business hours from a morning are over in the evening; a millisecond later, on the next working day':
    {
      calendar: 'plain',
      promise: answerWithin('3 days'),
      steps: lines(wait('8 business hours'), later),
      bound: 'Fri 01-02 09:00:00.001 -> Mon 01-05 09:15:00.001, 15m too late',
      found: ['promise-broken'],
    },
  'twice eight business hours hold one weekend, and not two': {
    calendar: 'plain',
    promise: answerWithin('7 days'),
    steps: lines(approve('a', '8 business hours'), approve('b', '8 business hours'), later),
    bound: 'Thu 01-01 09:00:00.001 -> Mon 01-05 09:15:00.001, 71h 45m to spare',
  },
  'days off count as days off, once': {
    promise: answerWithin('7 days'),
    steps: lines(approve('a', '8 business hours'), approve('b', '8 business hours'), later),
    bound: 'Tue 01-13 09:00:00.001 -> Mon 01-19 09:15:00.001, 23h 45m to spare',
  },
  '80 hours break three business days on a Monday': {
    calendar: 'plain',
    promise: answerWithin('3 business days'),
    steps: lines(wait('80h'), later),
    bound: 'Mon 01-05 09:00 -> Thu 01-08 17:15, 8h 15m too late',
    found: ['promise-broken'],
  },
  'and keep them on a Thursday, the only day that this calendar knows enough of': {
    calendar: 'week',
    files: {
      'calendars/week.yaml':
        'calendar: week\nzone: UTC\nhours: { mon-fri: [09:00-17:00] }\nuntil: 2026-01-06\n',
    },
    promise: answerWithin('3 business days'),
    steps: lines(wait('80h'), later),
    bound: 'Thu 01-01 09:00 -> Sun 01-04 17:15, 39h 45m to spare',
  },
  'answered a millisecond before the closing, a business day is over a millisecond before the next closing':
    {
      calendar: 'plain',
      promise: answerWithin('9 days'),
      steps: lines(
        `{ approve: A, id: a, by: head, within: 8 business hours, approved: [${wait('1 business day')}], rejected: ${no}, silent: rejected }`,
        later,
      ),
      bound: 'Thu 01-01 09:00:00.001 -> Mon 01-05 09:15, 119h 45m 0.001s to spare',
    },
  'silent exactly at the closing, it begins with the next opening': {
    calendar: 'plain',
    promise: answerWithin('9 days'),
    steps: lines(
      `{ approve: A, id: a, by: head, within: 8 business hours, rejected: ${no}, silent: [${wait('1 business day')}] }`,
      later,
    ),
    bound: 'Thu 01-01 17:00 -> Tue 01-06 09:15, 103h 45m to spare',
  },
  'the levels of an escalation chain come one after the other': {
    calendar: 'plain',
    promise: answerWithin('1 business day'),
    steps: lines(
      approve(
        'a',
        '4 business hours',
        'escalate: [{ to: director, within: 3 business hours }, { to: ada, within: 2 business hours }], silent: []',
      ),
      later,
    ),
    bound: 'Thu 01-01 16:00:00.001 -> Mon 01-05 09:15:00.001, 65h 15m too late',
    found: ['promise-broken'],
  },
  'whoever shares the decision never shortens it': {
    calendar: 'plain',
    promise: answerWithin('9h'),
    steps: lines(
      `{ approve: A, id: a, by: [head, director, ada], need: 1, within: 8h, rejected: ${no}, silent: [] }`,
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 08:15, 45m to spare',
  },
  'time since an offer left is exact, however late its task opens': {
    calendar: 'plain',
    promise: 'todo: reply, within: 2 days, after: told',
    steps: lines(
      '{ tell: candidate, id: told, template: intent }',
      wait('1 day'),
      '{ ask: candidate, id: reply, form: answer, within: 2 days, since: told.sentAt, silent: [] }',
    ),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:00, nothing to spare',
  },
  'also since it was delivered': {
    calendar: 'plain',
    promise: 'todo: reply, within: 2 days, after: told',
    steps: lines(
      '{ tell: candidate, id: told, template: intent }',
      wait('1 day'),
      '{ ask: candidate, id: reply, form: answer, within: 2 days, since: told.deliveredAt, silent: [] }',
    ),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:00, nothing to spare',
  },
  'which is as late as the mail may be, where the time counts from the start': {
    calendar: 'plain',
    promise: 'todo: reply, within: 3 days',
    steps: lines(
      '{ tell: candidate, id: told, template: intent, undelivered: [] }',
      wait('1 day'),
      '{ ask: candidate, id: reply, form: answer, within: 2 days, since: told.deliveredAt, silent: [] }',
    ),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 45m to spare',
    found: ['ghosted'],
  },
  'another task before it does not do what is promised of one': {
    calendar: 'plain',
    promise: 'todo: call, within: 3 days',
    steps: lines(todo('first', '8h'), todo('call', '1 day'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 08:00, 40h to spare',
  },
  'a page that moves on takes no time': {
    calendar: 'plain',
    promise: answerWithin('1 day'),
    steps: lines('{ show: Half way }', wait('1h'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 01:15, 22h 45m to spare',
  },
  'a window since a moment of the case ends no later than one since its start': {
    calendar: 'plain',
    promise: answerWithin('3 days'),
    steps: lines(
      wait('12h'),
      approve('a', '1 day', 'since: case.lastInterviewAt, silent: []'),
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 47h 45m to spare',
    found: ['window-over'],
  },
  'a window that is over before its step opens holds nobody up': {
    calendar: 'plain',
    promise: answerWithin('3 days'),
    steps: lines(
      wait('2 days'),
      approve('a', '1 day', 'since: case.lastInterviewAt, silent: []'),
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 45m to spare',
    found: ['window-over'],
  },
  'nothing waits for a moment that lies before the start': {
    calendar: 'plain',
    promise: answerWithin('1h'),
    steps: lines('{ wait: until case.lastInterviewAt, atMost: 9 days }', later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 45m to spare',
  },
  'a promise since the interview counts the time until the case starts, over the weekend': {
    calendar: 'plain',
    promise: `${answerWithin('6 days')}, since: case.lastInterviewAt`,
    steps: lines(wait('1 day'), later),
    bound: 'Thu 01-01 17:00 -> Wed 01-07 09:15, 7h 45m to spare',
  },
  'of which the flow may assume less': {
    calendar: 'plain',
    promise: `${answerWithin('6 days')}, since: case.lastInterviewAt`,
    more: 'assume: { mail: 1m, start: { after: case.lastInterviewAt, within: 2h } }',
    steps: lines(wait('1 day'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 02:01, 117h 59m to spare',
  },
  'a task since the interview is over in time, however late the case starts': {
    calendar: 'plain',
    promise: `${answerWithin('7 days')}, since: case.lastInterviewAt`,
    steps: lines(approve('a', '6 days', 'since: case.lastInterviewAt, silent: []'), later),
    bound: 'Thu 01-01 00:00 -> Wed 01-07 00:15, 23h 45m to spare',
  },
  'of any other moment before the start nothing is known': {
    promise: `${answerWithin('9 days')}, since: "case.lastInterviewAt - duration('24h')"`,
    steps: lines(later),
    bound: 'nothing',
    found: ['start-unbounded'],
  },
  'after a message counts from its acceptance': {
    calendar: 'plain',
    promise: 'todo: call, within: 2h, after: told',
    steps: lines('{ tell: candidate, id: told, template: intent }', todo('call', '2h')),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 02:00, nothing to spare',
  },
  'after an approval counts from its outcome, whatever it was': {
    calendar: 'plain',
    promise: `${answerWithin('2h')}, after: a`,
    steps: lines(approve('a', '9 days', `approved: [${wait('1h')}], silent: []`), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 01:15, 45m to spare',
  },
  'a path that never comes to the step owes nothing': {
    calendar: 'plain',
    promise: 'todo: call, within: 2h, after: told',
    steps: lines(
      approve('a', '9 days'),
      '{ tell: candidate, id: told, template: intent }',
      todo('call', '2h'),
    ),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 02:00, nothing to spare',
    found: ['offer-after-no'],
  },
  'a path from there on which it never comes': {
    calendar: 'plain',
    promise: 'tell: candidate, about: outcome, within: 2h, after: a',
    steps: lines(approve('a', '9 days'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 1h 45m to spare',
    found: ['promise-never'],
  },
  'a step that stands only in a handler keeps nothing': {
    promise: `${answerWithin('2h')}, after: call`,
    more: `on: { withdrawn: [{ tell: candidate, template: notice }, ${todo('call', '1h')}, { end: w }] }`,
    steps: lines(later),
    bound: 'nothing',
    found: ['promise-unknown'],
  },
  'a task is closed by its silence as well': {
    calendar: 'plain',
    promise: 'todo: desk, within: 1 day',
    steps: lines(todo('desk', '6h', ', escalate: [{ to: director, within: 18h }]'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:00, nothing to spare',
  },
};

const { proved, contradicted } = await proveAll(rows);

test.each(Object.entries(rows))('%s', (sentence, { bound, found = [] }) => {
  const { bound: told, findings } = proved(sentence);
  expect([told, ...findings]).toEqual([bound, ...found]);
});

test.each(Object.keys(rows))('%s: no run contradicts it', (sentence) => {
  expect(contradicted(sentence)).toEqual([]);
});
