import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, approve, later, lines, status, todo, wait } from '../short-steps.ts';

// What counts as told, and when: on the line, beside it, by a backstop, or where the mail bounces.

type ToldTestRow = ShortFlow & { readonly bound: string; readonly found?: readonly string[] };

const plain = { calendar: 'plain' } as const;
const aboutStatus = 'tell: candidate, about: status, within: 4 days';
const seen = { ...plain, promise: aboutStatus };
const answered = { ...plain, promise: answerWithin('3 days') };
const aside = (...steps: readonly string[]): string => `{ meanwhile: [${steps.join(', ')}] }`;
const untilEnd = (...steps: readonly string[]): string =>
  `{ meanwhile: [${steps.join(', ')}], until: end }`;
const backstop = (unless: string, after: string, does: string): string =>
  `backstops: [{ unless: ${unless}, after: ${after}, do: [${does}] }]`;
const lost = '{ tell: candidate, template: no-decision, undelivered: [] }';

const rows: Readonly<Record<string, ToldTestRow>> = {
  'a message is told once the mail server has taken it': {
    ...answered,
    steps: lines(later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 71h 45m to spare',
  },
  'who cannot be reached is told once somebody has been asked to reach them': {
    ...answered,
    steps: lines(
      `{ tell: candidate, template: no-decision, undelivered: [${todo('phone', '9 days')}] }`,
    ),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 71h 45m to spare',
  },
  'not where somebody is asked only a day later': {
    ...answered,
    steps: lines(
      `{ tell: candidate, template: no-decision, undelivered: [${wait('1 day')}, ${later}] }`,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:30, 47h 30m to spare',
  },
  'another message may take its place': {
    ...answered,
    steps: lines(`{ tell: candidate, template: intent, undelivered: [${later}] }`),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:30, 71h 30m to spare',
  },
  'nor where nobody is asked at all': {
    ...answered,
    steps: lines(lost),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 71h 45m to spare',
    found: ['ghosted'],
  },
  'a correction holds the line until it has been taken, or until nobody could be reached': {
    ...answered,
    steps: lines('{ tell: recruiter, template: corrected }', later),
    bound: 'Thu 01-01 16:45 -> Tue 01-06 09:15, 40h 30m too late',
    found: ['promise-broken'],
  },
  'a notice does not': {
    ...answered,
    steps: lines('{ tell: recruiter, template: notice }', later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 71h 45m to spare',
  },
  'a status leaves beside the line': {
    ...seen,
    steps: lines(status, later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 95h 45m to spare',
  },
  'an outcome that overtakes it stands for it, and takes the time of a mail more': {
    ...seen,
    steps: lines(status, '{ tell: candidate, template: regret }'),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:30, 95h 30m to spare',
  },
  'what runs beside surely tells, though the line is busy for longer': {
    ...seen,
    steps: lines(aside(wait('1 day'), status), wait('9 days'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 71h 45m to spare',
  },
  'and though the line is over before, which waits for it': {
    ...seen,
    steps: lines(aside(wait('2 days'), status), wait('1 day'), later),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 47h 45m to spare',
  },
  'the sooner of two, wherever they are': {
    ...seen,
    steps: lines(
      aside(wait('2 days'), status),
      wait('1 day'),
      '{ tell: candidate, template: in-review }',
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 71h 45m to spare',
  },
  'not where it tells on one of its ways only': {
    ...seen,
    steps: lines(
      aside(
        `{ approve: A, id: a, by: head, within: 1 day, approved: [${status}], rejected: [], silent: [] }`,
      ),
      wait('2 days'),
      later,
    ),
    bound: 'nothing',
    found: ['promise-never', 'undecided-after-no'],
  },
  'nor where the end stops it before': {
    ...seen,
    steps: lines(untilEnd(wait('2 days'), status), wait('1 day'), lost),
    bound: 'nothing',
    found: ['ghosted', 'promise-never (beside)'],
  },
  'that the end may come after it is not followed, which the finding says': {
    ...seen,
    steps: lines(untilEnd(wait('2 days'), status), wait('5 days'), later),
    bound: 'nothing',
    found: ['promise-never (beside)'],
  },
  'an end that stops all stops it as well': {
    ...seen,
    steps: lines(aside(wait('2 days'), status), wait('1 day'), lost, '{ end: x, beside: stop }'),
    bound: 'nothing',
    found: ['ghosted', 'promise-never (beside)'],
  },
  'an end beside the line may come before what the line tells': {
    ...answered,
    steps: lines(aside(wait('1 day'), '{ end: over }'), wait('2 days'), later),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 45m to spare',
    found: ['ghosted (beside)'],
  },
  'but not before what it has told itself': {
    ...answered,
    steps: lines(aside(wait('1 day'), later, '{ end: over }'), wait('5 days'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 47h 45m to spare',
  },
  'a task beside is owed until the case is over': {
    ...plain,
    promise: 'todo: desk, within: 1 day',
    steps: lines(aside(todo('desk', '1 day')), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:00, nothing to spare',
  },
  'and no longer when all is stopped': {
    ...plain,
    promise: 'todo: desk, within: 1 day',
    steps: lines(aside(todo('desk', '9 days')), wait('2h'), lost, '{ end: x, beside: stop }'),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 02:15, 21h 45m to spare',
    found: ['ghosted'],
  },
  'a backstop speaks for a line that is late': {
    ...answered,
    steps: lines(approve('a', '9 days'), later),
    more: backstop('answer', '2 days', later),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15:00.001, 23h 44m 59.999s to spare',
  },
  'not when another message keeps it quiet': {
    ...answered,
    steps: lines(status, approve('a', '9 days'), later),
    more: backstop('seen', '2 days', later),
    bound: 'Thu 01-01 00:00 -> Sat 01-10 00:15, 144h 15m too late',
    found: ['promise-broken', 'undecided-after-outcome (beside)'],
  },
  'nor when the case has ended by then': {
    ...seen,
    steps: lines(approve('a', '1 day'), lost),
    more: backstop('answer', '2 days', status),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:14:59.999, 71h 45m 0.001s to spare',
    found: ['ghosted', 'promise-never'],
  },
  'nor for what still runs beside when it has': {
    ...seen,
    steps: lines(aside(wait('3 days'), status), later),
    more: backstop('seen', '2 days', '{ tell: candidate, template: in-review }'),
    bound: 'Thu 01-01 00:00 -> Sun 01-04 00:15, 23h 45m to spare',
  },
  'one since the interview is never later than one since the start': {
    ...answered,
    steps: lines(approve('a', '9 days'), later),
    more: backstop('answer', '2 days, since: case.lastInterviewAt', later),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15:00.001, 23h 44m 59.999s to spare',
  },
  'and for a promise since the interview it is exact': {
    ...plain,
    promise: `${answerWithin('9 days')}, since: case.lastInterviewAt`,
    steps: lines(approve('a', '9 days'), later),
    more: backstop('answer', '8 days, since: case.lastInterviewAt', later),
    bound: 'Thu 01-01 00:00 -> Fri 01-09 00:15:00.001, 23h 44m 59.999s to spare',
  },
  'due before the case starts, it speaks at the start': {
    ...plain,
    promise: `${answerWithin('6 days')}, since: case.lastInterviewAt`,
    steps: lines(approve('a', '9 days'), later),
    more: backstop('answer', '1h, since: case.lastInterviewAt', later),
    bound: 'Thu 01-01 17:00 -> Tue 01-06 09:15, 31h 45m to spare',
  },
  'a backstop that ends the case may take the answer away': {
    ...answered,
    more: backstop('answer', '1 day', '{ end: over }'),
    steps: lines(wait('2 days'), later),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 45m to spare',
    found: ['ghosted (beside)'],
  },
  'and not where it has surely been told before': {
    ...answered,
    more: backstop('answer', '4 days', '{ end: over }'),
    steps: lines(wait('2 days'), later, wait('9 days')),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 45m to spare',
  },
  'but where the mail server can still be tried': {
    ...answered,
    more: backstop('answer', '50h', '{ end: over }'),
    steps: lines(wait('2 days'), later, wait('9 days')),
    bound: 'Thu 01-01 00:00 -> Sat 01-03 00:15, 23h 45m to spare',
    found: ['ghosted (beside)'],
  },
  'what runs beside since before counting begins may end the case before the outcome': {
    ...plain,
    promise: 'tell: candidate, about: outcome, within: 3 days, after: a',
    steps: lines(
      aside(wait('1 day'), '{ end: over }'),
      approve('a', '8h', 'silent: []'),
      '{ tell: candidate, template: regret }',
    ),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 71h 45m to spare',
    found: ['ghosted (beside)', 'promise-never (reach)', 'regret-after-yes'],
  },
  'the condition on a fact is decided once, in the line and in a backstop': {
    ...answered,
    more: backstop(
      'answer',
      '1 day',
      "{ choose: [{ when: 'case.position.score > 80.0', do: [{ tell: candidate, template: no-decision }] }], else: [{ wait: 1 day }] }",
    ),
    steps: lines(
      "{ choose: [{ when: 'case.position.score > 80.0', do: [{ wait: 9 days }] }], else: [] }",
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15:00.001, 47h 44m 59.999s to spare',
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
