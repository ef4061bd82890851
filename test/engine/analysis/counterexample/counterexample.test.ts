import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, approve, later, lines, no, status, wait } from '../short-steps.ts';

// The run that a counterexample shows: who is silent, who answers at the last moment, and when each step is left.

type CounterexampleTestRow = ShortFlow & { readonly run: readonly string[] };

const plain = { calendar: 'plain' } as const;

const rows: Readonly<Record<string, CounterexampleTestRow>> = {
  'silence on every level': {
    ...plain,
    promise: answerWithin('1 business day'),
    steps: lines(
      approve(
        'a',
        '4 business hours',
        'escalate: [{ to: director, within: 5 business hours }], silent: []',
      ),
      later,
    ),
    run: [
      'Mon 01-05 09:00:00.001 a silent head director',
      'Mon 01-05 09:15:00.001 tell told no-decision candidate',
    ],
  },
  'an answer at the last moment, where a yes leads to more': {
    ...plain,
    promise: answerWithin('1 day'),
    steps: lines(approve('a', '8h', `approved: [${wait('1 day')}], silent: []`), later),
    run: [
      'Thu 01-01 07:59:59.999 a answered approved head',
      'Fri 01-02 07:59:59.999 a.approved/wait waited',
      'Fri 01-02 08:14:59.999 tell told no-decision candidate',
    ],
  },
  'as many seats as it takes': {
    ...plain,
    promise: answerWithin('1 day'),
    steps: lines(
      `{ approve: A, id: a, by: [head, director, ada], need: 2, within: 8h, approved: [${wait('1 day')}], rejected: ${no}, silent: [] }`,
      later,
    ),
    run: [
      'Thu 01-01 07:59:59.999 a answered approved head director',
      'Fri 01-02 07:59:59.999 a.approved/wait waited',
      'Fri 01-02 08:14:59.999 tell told no-decision candidate',
    ],
  },
  'as many as make it impossible': {
    ...plain,
    promise: answerWithin('1 day'),
    steps: lines(
      `{ approve: A, id: a, by: [head, director, ada], need: 3, within: 8h, rejected: [${wait('1 day')}], silent: [] }`,
      later,
    ),
    run: [
      'Thu 01-01 07:59:59.999 a answered rejected head',
      'Fri 01-02 07:59:59.999 a.rejected/wait waited',
      'Fri 01-02 08:14:59.999 tell told no-decision candidate',
    ],
  },
  'a last level that decides alone': {
    ...plain,
    promise: answerWithin('1 day'),
    steps: lines(
      `{ approve: A, id: a, by: [head, ada], within: 8h, escalate: [{ to: director, within: 8h }], approved: [${wait('1 day')}], rejected: ${no}, silent: [] }`,
      later,
    ),
    run: [
      'Thu 01-01 15:59:59.999 a answered approved director',
      'Fri 01-02 15:59:59.999 a.approved/wait waited',
      'Fri 01-02 16:14:59.999 tell told no-decision candidate',
    ],
  },
  'a mail that bounces, and whoever is asked instead': {
    ...plain,
    promise: answerWithin('1 day'),
    steps: lines('{ tell: recruiter, template: corrected }', later),
    run: [
      'Thu 01-01 17:00 tell undelivered corrected recruiter',
      'Tue 01-06 09:00 system.undelivered/reach silent unreachable recruiter hr-duty-officer',
      'Tue 01-06 09:15 tell-2 told no-decision candidate',
    ],
  },
  'a choice with the condition that holds': {
    ...plain,
    promise: answerWithin('1 day'),
    steps: lines(
      `{ choose: [{ when: "case.position.score > 80.0", do: [${wait('1h')}] }], id: c, else: [${wait('2 days')}] }`,
      later,
    ),
    run: [
      'Thu 01-01 00:00 c chosen else',
      'Sat 01-03 00:00 c.else/wait waited',
      'Sat 01-03 00:15 tell told no-decision candidate',
    ],
  },
  'from one word to the next': {
    ...plain,
    promise: 'silence: candidate, atMost: 1 day',
    steps: lines(wait('2h'), status, wait('2 days'), later),
    run: [
      'Thu 01-01 02:00 wait waited',
      'Thu 01-01 02:00 seen told in-review candidate',
      'Sat 01-03 02:00 wait-2 waited',
      'Sat 01-03 02:15 tell told no-decision candidate',
    ],
  },
  'from the mail that asks, over the silence of who is asked': {
    ...plain,
    promise: 'silence: candidate, atMost: 1 day',
    steps: lines(
      wait('2h'),
      '{ ask: candidate, id: q, form: answer, within: 2 days, silent: [] }',
      later,
    ),
    run: [
      'Thu 01-01 02:00 wait waited',
      'Thu 01-01 02:00 q undelivered request candidate',
      'Sat 01-03 02:00 q silent candidate',
      'Sat 01-03 02:15 tell told no-decision candidate',
    ],
  },
  'as late after the interview as a case may start': {
    ...plain,
    promise: `${answerWithin('4 days')}, since: case.lastInterviewAt`,
    steps: lines(wait('1 day'), later),
    run: ['Wed 01-07 09:00 wait waited', 'Wed 01-07 09:15 tell told no-decision candidate'],
  },
  'a task whose window is over when it opens, which nobody answers': {
    ...plain,
    promise: answerWithin('2 days'),
    steps: lines(
      status,
      wait('2 days'),
      approve('a', '1 day', `since: seen.sentAt, approved: [${wait('1 day')}], silent: []`),
      later,
    ),
    run: [
      'Sat 01-03 00:00 wait waited',
      'Sat 01-03 00:00 a silent head',
      'Sat 01-03 00:15 tell told no-decision candidate',
    ],
  },
  'an end without a word': {
    ...plain,
    steps: lines(
      '{ approve: A, id: a, by: head, within: 8h, rejected: [], silent: [{ end: undecided }] }',
      '{ tell: candidate, template: no-decision }',
    ),
    run: ['Thu 01-01 08:00 a silent head', 'Thu 01-01 08:00 a.silent/end ended undecided'],
  },
  'a withdrawal that nobody notes': {
    ...plain,
    steps: lines(later),
    more: 'on: { withdrawn: [{ tell: recruiter, template: notice }, { end: withdrew }] }',
    run: [
      'Thu 01-01 00:00  event withdrawn',
      'Thu 01-01 00:00 on.withdrawn/end ended withdrew',
      'Thu 01-01 00:01 tell told no-decision candidate',
    ],
  },
  'a withdrawal that nobody notes, behind two conditions': {
    ...plain,
    steps: lines(
      '{ tell: recruiter, template: notice, when: "case.position.score > 80.0" }',
      '{ tell: recruiter, id: word, template: notice, when: "size(case.position.perks) > 2" }',
      later,
    ),
    more: 'on: { withdrawn: [{ tell: recruiter, template: notice }, { end: withdrew }] }',
    run: [
      'Thu 01-01 00:00 tell chosen run case.position.score > 80.0',
      'Thu 01-01 00:00 word chosen run size(case.position.perks) > 2',
      'Thu 01-01 00:00  event withdrawn',
      'Thu 01-01 00:00 on.withdrawn/end ended withdrew',
      'Thu 01-01 00:01 tell-2 told no-decision candidate',
    ],
  },
};

const { proved, contradicted } = await proveAll(rows);

test.each(Object.entries(rows))('%s', (sentence, { run }) => {
  expect(proved(sentence).run).toEqual(run);
});

test.each(Object.keys(rows))('%s: no run contradicts it', (sentence) => {
  expect(contradicted(sentence)).toEqual([]);
});
