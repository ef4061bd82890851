import { proveAll, type ShortFlow } from '../proved.ts';
import { approve, later, lines, no, status, todo, wait } from '../short-steps.ts';

// Where a candidate would never hear, and where a withdrawal would not be noted.

interface UnansweredRow extends ShortFlow {
  readonly found?: readonly string[];
  /** When the case of the counterexample starts. */
  readonly start?: string;
}

const withdrawn = (...steps: readonly string[]): string =>
  `on: { withdrawn: [${[...steps, '{ end: withdrew }'].join(', ')}] }`;
const noted = '{ tell: candidate, template: notice }';

const rows: Record<string, UnansweredRow> = {
  'an answer on every way': { steps: lines(approve('a', '8 business hours'), later) },
  'a status is no answer': { steps: lines(status), found: ['ghosted'] },
  'a word to somebody else is none': {
    steps: lines('{ tell: head, template: no-decision }'),
    found: ['ghosted'],
  },
  'a no that ends without a word': {
    steps: lines(
      '{ approve: A, id: a, by: head, within: 1h, rejected: [{ end: no }], silent: [] }',
      later,
    ),
    found: ['ghosted'],
  },
  'silence on the last level that ends without a word': {
    steps: lines(
      `{ approve: A, id: a, by: head, within: 1h, escalate: [{ to: director, within: 1h }], rejected: ${no}, silent: [{ end: undecided }] }`,
      later,
    ),
    found: ['ghosted'],
  },
  'an answer that only some facts lead to': {
    steps: lines('{ tell: candidate, template: no-decision, when: "case.position.score > 80.0" }'),
    found: ['ghosted'],
  },
  'one for the rest of the facts as well': {
    steps: lines(
      '{ tell: candidate, template: no-decision, when: "case.position.score > 80.0" }',
      '{ tell: candidate, id: rest, template: no-decision, when: "!(case.position.score > 80.0)" }',
    ),
  },
  'a bounce that nobody is told of': {
    steps: lines('{ tell: candidate, template: no-decision, undelivered: [] }'),
    found: ['ghosted'],
  },
  'a bounce after which somebody calls': {
    steps: lines(
      `{ tell: candidate, template: no-decision, undelivered: [${todo('call', '1 business day')}] }`,
    ),
  },
  'a bounce after which somebody calls when other steps have taken their time': {
    steps: lines(
      `{ tell: candidate, template: no-decision, undelivered: [${wait('1 day')}, ${todo('call', '1 business day')}] }`,
    ),
    found: ['ghosted'],
  },
  'a line that ends before the backstop': {
    steps: lines(wait('1 day')),
    more: `backstops: [{ unless: answer, after: 2 days, do: [${later}] }]`,
    found: ['ghosted'],
  },
  'an answer beside the line, which the case waits for': {
    steps: lines(`{ meanwhile: [${wait('9 days')}, ${later}] }`),
  },
  'and does not wait for': {
    steps: lines(`{ meanwhile: [${wait('9 days')}, ${later}], until: end }`),
    found: ['ghosted (beside)'],
  },
  'a withdrawal that is noted': { steps: lines(later), more: withdrawn(noted) },
  'one that only others are told of': {
    steps: lines(later),
    more: withdrawn('{ tell: recruiter, template: notice }'),
    found: ['withdrawal-unanswered'],
  },
  'one that is noted for some only': {
    steps: lines(later),
    more: withdrawn('{ tell: candidate, template: notice, when: "case.position.score > 80.0" }'),
    found: ['withdrawal-unanswered'],
  },
  'one whose note bounces unseen': {
    steps: lines(later),
    more: withdrawn('{ tell: candidate, template: notice, undelivered: [] }'),
    found: ['withdrawal-unanswered'],
  },
};

const starts: readonly (readonly [UnansweredRow['today'], start: string])[] = [
  [undefined, 'Thu 01-01 00:00'],
  ['2026-01-19', 'Mon 01-19 00:00'],
  ['2031-06-02', 'Thu 01-01 00:00'],
];
for (const [today, start] of starts) {
  const day = today === undefined ? {} : { today };
  const which = `checked ${today === undefined ? 'whenever' : `on ${today}`}`;
  rows[`an end without an answer, ${which}`] = {
    ...day,
    steps: lines(status),
    found: ['ghosted'],
    start,
  };
  rows[`a withdrawal that nobody notes, ${which}`] = {
    ...day,
    steps: lines(later),
    more: withdrawn('{ tell: recruiter, template: notice }'),
    found: ['withdrawal-unanswered'],
    start,
  };
}

const { proved, contradicted } = await proveAll(rows);

test.each(Object.entries(rows))('%s', (sentence, { found = [], start = '' }) => {
  const { findings, run } = proved(sentence);
  expect(findings).toEqual(found);
  expect(run[0] ?? '').toContain(start);
});

test.each(Object.keys(rows))('%s: no run contradicts it', (sentence) => {
  expect(contradicted(sentence)).toEqual([]);
});
