import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, later, lines, no, wait } from '../short-steps.ts';

// Which branches can be taken together, and what a finding says where that cannot be decided.

type ConditionRow = ShortFlow & { readonly bound: string; readonly found?: readonly string[] };

const rows: Readonly<Record<string, ConditionRow>> = {
  'a condition that is asked twice is answered once': {
    calendar: 'plain',
    promise: answerWithin('25h'),
    steps: lines(
      '{ wait: 1 day, id: high, when: "case.position.score > 80.0" }',
      '{ wait: 1 day, id: other, when: "!(case.position.score > 80.0)" }',
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 45m to spare',
  },
  'two conditions over one number never meet': {
    calendar: 'plain',
    promise: answerWithin('25h'),
    steps: lines(
      '{ wait: 1 day, id: high, when: "case.position.score > 80.0" }',
      '{ wait: 1 day, id: low, when: "case.position.score < 70.0" }',
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 45m to spare',
  },
  'where they overlap they do': {
    calendar: 'plain',
    promise: answerWithin('25h'),
    steps: lines(
      '{ wait: 1 day, id: high, when: "case.position.score > 70.0" }',
      '{ wait: 1 day, id: low, when: "case.position.score < 80.0" }',
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 15m too late',
    found: ['promise-broken'],
  },
  'both branches are taken where moments are compared, and the finding says so': {
    calendar: 'plain',
    promise: answerWithin('25h'),
    steps: lines(
      '{ tell: recruiter, id: x, template: notice }',
      '{ wait: 1 day, id: same, when: "x.sentAt == case.lastInterviewAt" }',
      '{ wait: 1 day, id: other, when: "x.sentAt != case.lastInterviewAt" }',
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 15m too late',
    found: ['promise-broken (condition)'],
  },
  'an expression that says who answers is only known from the case': {
    calendar: 'plain',
    promise: answerWithin('1h'),
    steps: lines(
      `{ approve: A, id: a, by: =case.position.department, within: 2h, approved: [${wait('1 day')}], rejected: ${no}, silent: [] }`,
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 02:14:59.999, 25h 14m 59.999s too late',
    found: ['promise-broken (people)'],
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
