import { proveAll, type ShortFlow } from '../proved.ts';
import { approve, later, lines, status, todo, wait } from '../short-steps.ts';

// The longest time without a word: from the start, and from every word, up to the answer.

type SilenceRow = ShortFlow & { readonly bound: string; readonly found?: readonly string[] };

const plain = { calendar: 'plain', promise: 'silence: candidate, atMost: 20h' } as const;
const ask = (within: string, more = ''): string =>
  `{ ask: candidate, id: q, form: answer, within: ${within}, silent: []${more} }`;

/** Waits until ten o'clock. */
const ten = '{ run: ten }';
const clock = {
  'parts/ten.yaml': 'part: ten\nsteps: [{ wait: 1 business minute }]\n',
};

const rows: Readonly<Record<string, SilenceRow>> = {
  'it counts from the start': {
    ...plain,
    steps: lines(wait('21h'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 21:15, 1h 15m too late',
    found: ['silence-broken'],
  },
  'and from every word, as soon as it has been taken': {
    ...plain,
    steps: lines(wait('1h'), status, wait('21h'), later),
    bound: 'Thu 01-01 01:00 -> Thu 01-01 22:15, 1h 15m too late',
    found: ['silence-broken'],
  },
  'two halves of it are two silences': {
    ...plain,
    steps: lines(wait('15h'), status, wait('15h'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 15:15, 4h 45m to spare',
  },
  'with the answer it is over': {
    ...plain,
    steps: lines(later, wait('9 days'), '{ tell: candidate, template: intent }'),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 19h 45m to spare',
  },
  'so it is with the case': {
    ...plain,
    steps: lines(wait('19h'), '{ end: x }'),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 19:00, 1h to spare',
    found: ['ghosted'],
  },
  'a word to somebody else is none': {
    ...plain,
    steps: lines(wait('15h'), '{ tell: recruiter, template: notice }', wait('15h'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 06:15, 10h 15m too late',
    found: ['silence-broken'],
  },
  'the mail that asks may be refused, and then it is no word': {
    ...plain,
    steps: lines(wait('15h'), ask('15h'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 06:15, 10h 15m too late',
    found: ['silence-broken'],
  },
  'and the next silence counts from it, not from what they answer': {
    ...plain,
    steps: lines(ask('21h'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 21:15, 1h 15m too late',
    found: ['silence-broken'],
  },
  'whoever answers gets a receipt, which may come between': {
    ...plain,
    steps: lines(ask('15h', ', outcomes: { accepted: [{ wait: 6h }], declined: [] }'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 21:14:59.999, 1h 14m 59.999s too late',
    found: ['silence-broken (beside)'],
  },
  'a reminder may come between as well': {
    ...plain,
    steps: lines(ask('1 day', ', remind: 50%'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 4h 15m too late',
    found: ['silence-broken (beside)'],
  },
  'what is told beside the line is a word': {
    ...plain,
    steps: lines(`{ meanwhile: [${wait('12h')}, ${status}] }`, wait('1 day'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 12:15, 7h 45m to spare',
  },
  'when it comes at the last instant, too': {
    ...plain,
    promise: 'silence: candidate, atMost: 735m',
    steps: lines(`{ meanwhile: [${wait('12h')}, ${status}] }`, wait('1 day'), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 12:15, nothing to spare',
  },
  'also behind a word with which the line begins': {
    ...plain,
    steps: lines(
      '{ tell: candidate, template: in-review }',
      `{ meanwhile: [${wait('12h')}, ${status}] }`,
      wait('1 day'),
      later,
    ),
    bound: 'Thu 01-01 12:00 -> Fri 01-02 00:30, 7h 30m to spare',
  },
  'none that holds by itself is divided by it': {
    ...plain,
    promise: 'silence: candidate, atMost: 1455m',
    steps: lines(
      '{ tell: candidate, template: in-review }',
      `{ meanwhile: [${wait('12h')}, ${status}] }`,
      wait('1 day'),
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, nothing to spare',
  },
  'not when it comes too soon': {
    ...plain,
    steps: lines(`{ meanwhile: [${wait('1h')}, ${status}] }`, wait('1 day'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 4h 15m too late',
    found: ['silence-broken (beside)'],
  },
  'nor when nobody is told that it bounces': {
    ...plain,
    steps: lines(
      `{ meanwhile: [${wait('12h')}, { tell: candidate, template: in-review, undelivered: [] }] }`,
      wait('1 day'),
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 4h 15m too late',
    found: ['silence-broken (beside)'],
  },
  'nor when an outcome may drop it, and be lost itself': {
    ...plain,
    steps: lines(
      `{ meanwhile: [${wait('12h')}, ${status}, { tell: candidate, template: regret, undelivered: [] }] }`,
      wait('1 day'),
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 4h 15m too late',
    found: ['silence-broken (beside)', 'undecided-after-outcome'],
  },
  'but when somebody sees to it that the outcome is heard': {
    ...plain,
    steps: lines(
      `{ meanwhile: [${wait('12h')}, ${status}] }`,
      `{ meanwhile: [${wait('22h')}, { tell: candidate, template: regret }] }`,
      wait('1 day'),
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 12:30, 7h 30m to spare',
    found: ['undecided-after-outcome'],
  },
  'nor behind a task of which nobody knows when it ends': {
    ...plain,
    steps: lines(`{ meanwhile: [${todo('t', '12h')}, ${status}] }`, wait('1 day'), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 4h 15m too late',
    found: ['silence-broken (beside)'],
  },
  'so is what a backstop tells that only an answer lets rest': {
    ...plain,
    steps: lines(approve('a', '9 days'), later),
    more: `backstops: [{ unless: answer, after: 12h, do: [${later}] }]`,
    bound: 'Thu 01-01 00:00 -> Thu 01-01 12:15:00.001, 7h 44m 59.999s to spare',
  },
  'and words of several backstops follow one another': {
    ...plain,
    steps: lines(wait('50h'), later),
    more: `backstops: [{ unless: answer, after: 18h, do: [{ tell: candidate, template: in-review }] }, { unless: answer, after: 36h, do: [{ tell: candidate, template: in-review }] }]`,
    bound: 'Thu 01-01 00:00 -> Thu 01-01 18:15:00.001, 1h 44m 59.999s to spare',
  },
  'what a backstop tells may come between, where another word lets it rest': {
    ...plain,
    steps: lines(wait('1 day'), later),
    more: `backstops: [{ unless: status, after: 12h, do: [${status}] }]`,
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:15, 4h 15m too late',
    found: ['silence-broken (beside)'],
  },
  'who answers just after ten has the next word at ten of the next day': {
    calendar: 'plain',
    files: clock,
    promise: 'silence: candidate, atMost: 25h',
    steps: lines(approve('a', '2h'), status, ten, later),
    others: { ten: 'dusk' },
    bound: 'Thu 01-01 09:59:00.001 -> Fri 01-02 10:14:00.001, 45m to spare',
  },
  'though answering as late as can be would make it two hours': {
    calendar: 'plain',
    files: clock,
    promise: 'tell: candidate, about: answer, within: 25h, after: seen',
    steps: lines(approve('a', '23h'), status, ten, later),
    others: { ten: 'dusk' },
    bound: 'Thu 01-01 09:59:00.001 -> Fri 01-02 10:14:00.001, 45m to spare',
  },
  'who answers just after the opening on a Friday has it on Monday': {
    calendar: 'plain',
    promise: 'silence: candidate, atMost: 3 days',
    steps: lines(approve('a', '4h'), status, wait('8 business hours'), later),
    bound: 'Fri 01-02 09:00:00.001 -> Mon 01-05 09:15:00.001, 15m too late',
    found: ['silence-broken'],
  },
  'before the days off, at the beginning of next week': {
    promise: 'silence: candidate, atMost: 6 days',
    steps: lines(approve('a', '4h'), status, wait('8 business hours'), later),
    bound: 'Wed 01-14 09:00:00.001 -> Mon 01-19 09:15:00.001, 23h 45m to spare',
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
