import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, approve, later, lines, status, wait } from '../short-steps.ts';

// The run that a counterexample shows where a promise counts from a step: up to it, and on.

type CountedTestRow = ShortFlow & { readonly run: readonly string[] };

const plain = { calendar: 'plain' } as const;

const rows: Readonly<Record<string, CountedTestRow>> = {
  'from the start to where it counts, and on': {
    ...plain,
    promise: `${answerWithin('1 day')}, after: a`,
    steps: lines(
      wait('2h'),
      approve('a', '8h', `approved: [${wait('2 days')}], silent: []`),
      later,
    ),
    run: [
      'Thu 01-01 01:59:59.999 wait waited',
      'Thu 01-01 02:00 a answered approved head',
      'Sat 01-03 02:00 a.approved/wait waited',
      'Sat 01-03 02:15 tell told no-decision candidate',
    ],
  },
  'from the answer of whoever is asked first': {
    ...plain,
    promise: `${answerWithin('1 day')}, after: a`,
    steps: lines(
      wait('2h'),
      approve(
        'a',
        '8h',
        `escalate: [{ to: director, within: 8h }], approved: [${wait('2 days')}], silent: []`,
      ),
      later,
    ),
    run: [
      'Thu 01-01 01:59:59.999 wait waited',
      'Thu 01-01 02:00 a answered approved head',
      'Sat 01-03 02:00 a.approved/wait waited',
      'Sat 01-03 02:15 tell told no-decision candidate',
    ],
  },
  'from the start through a choice to where it counts': {
    ...plain,
    promise: `${answerWithin('1 day')}, after: a`,
    steps: lines(
      `{ choose: [{ when: "case.position.score > 80.0", do: [${wait('1h')}] }], id: c, else: [${wait('2h')}] }`,
      approve('a', '8h', `approved: [${wait('2 days')}], silent: []`),
      later,
    ),
    run: [
      'Wed 2025-12-31 23:59:59.999 c chosen 1 case.position.score > 80.0',
      'Thu 01-01 00:59:59.999 c.1/wait waited',
      'Thu 01-01 01:00 a answered approved head',
      'Sat 01-03 01:00 a.approved/wait waited',
      'Sat 01-03 01:15 tell told no-decision candidate',
    ],
  },
  'to where it counts nobody waits for what lies before the start': {
    ...plain,
    promise: `${answerWithin('1 day')}, after: a`,
    steps: lines(
      '{ wait: until case.lastInterviewAt, atMost: 9 days }',
      approve('a', '8h', `approved: [${wait('2 days')}], silent: []`),
      later,
    ),
    run: [
      'Thu 01-01 00:00 a answered approved head',
      'Sat 01-03 00:00 a.approved/wait waited',
      'Sat 01-03 00:15 tell told no-decision candidate',
    ],
  },
  'behind where it counts a window since the interview closes by the start of the case': {
    ...plain,
    promise: `${answerWithin('20h')}, after: a`,
    steps: lines(
      wait('2h'),
      approve('a', '8h'),
      approve('b', '1 day', 'since: case.lastInterviewAt, silent: []'),
      later,
    ),
    run: [
      'Thu 01-01 01:59:59.999 wait waited',
      'Thu 01-01 02:00 a answered approved head',
      'Thu 01-01 23:59:59.999 b silent head',
      'Fri 01-02 00:14:59.999 tell told no-decision candidate',
    ],
  },
  'from a message that the answer may overtake, without what led to it': {
    ...plain,
    promise: `${answerWithin('14m')}, after: seen`,
    steps: lines(wait('2h'), status, '{ tell: candidate, template: regret }'),
    run: ['Thu 01-01 02:15 tell told regret candidate'],
  },
};

const { proved, contradicted } = await proveAll(rows);

test.each(Object.entries(rows))('%s', (sentence, { run }) => {
  expect(proved(sentence).run).toEqual(run);
});

test.each(Object.keys(rows))('%s: no run contradicts it', (sentence) => {
  expect(contradicted(sentence)).toEqual([]);
});
