import { proveAll, type ShortFlow } from '../proved.ts';
import { answerWithin, approve, later, lines, status, todo, wait } from '../short-steps.ts';

// An approval that can be sent back takes its time each time, and what is done before that.

type SentBackRow = ShortFlow & { readonly bound: string; readonly found?: readonly string[] };

const returned = (times: number, ...steps: readonly string[]) =>
  `silent: [], returned: [${steps.join(', ')}], at-most: ${times}`;

const rows: Readonly<Record<string, SentBackRow>> = {
  'once: two windows, and the pause': {
    promise: answerWithin('9 days'),
    steps: lines(approve('a', '8h', returned(1, wait('2h'))), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 18:14:59.999, 197h 45m 0.001s to spare',
  },
  'twice: three windows, and two pauses': {
    promise: answerWithin('24h'),
    steps: lines(approve('a', '8h', returned(2, wait('2h'))), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 04:14:59.998, 4h 14m 59.998s too late',
    found: ['promise-broken'],
  },
  'it is closed when it is not sent back any more': {
    promise: 'todo: a, within: 1 day',
    steps: lines(approve('a', '8h', returned(1, wait('9h'))), later),
    bound: 'Thu 01-01 00:00 -> Fri 01-02 00:59:59.999, 59m 59.999s too late',
    found: ['promise-broken'],
  },
  'and only then counts what comes after it': {
    promise: 'tell: candidate, about: answer, within: 2h, after: a',
    steps: lines(approve('a', '8h', returned(1, wait('9h'))), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 00:15, 1h 45m to spare',
  },
  'what is told before all are asked anew ends the silence': {
    promise: 'silence: candidate, atMost: 12h',
    steps: lines(
      status,
      approve('a', '8h', returned(1, status.replace('seen', 'again'), wait('3h'))),
      later,
    ),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 11:15, 45m to spare',
  },
  'a task before that is closed the first time': {
    promise: 'todo: rework, within: 9h',
    steps: lines(approve('a', '8h', returned(2, todo('rework', '1h'))), later),
    bound: 'Thu 01-01 00:00 -> Thu 01-01 08:59:59.999, 0.001s to spare',
    found: ['promise-never'],
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
