import { planOf } from '../compiled-plan.ts';
import { answersAs, journalLines, utc, type ScriptedEvent } from '../journal-lines.ts';
import type { FakeEnvironment } from '../fake-host.ts';

// Calendar: Monday to Friday 9 to 12 and 13 to 18 UTC, holidays from 1 to 7 October 2026, a make-up working day on the 10th.

interface PromiseRow {
  readonly promises: string;
  readonly steps: string;
  readonly more?: string;
  readonly start?: string;
  readonly script?: readonly ScriptedEvent[];
  readonly environment?: Partial<FakeEnvironment>;
  /** The lines of the journal about promises, each behind its day and time. */
  readonly expected: readonly string[];
}

const review = (more = ''): string =>
  `{ approve: Review, id: review, by: head, within: 8 business hours, rejected: [{ run: regret }], silent: rejected${more} }`;
const offer = '{ tell: candidate, id: told, template: offer }';
const inReview = '{ tell: candidate, id: word, template: in-review }';
const call = (silent = 'done', within = '2h'): string =>
  `{ todo: Call, id: call, for: recruiter, within: ${within}, outcomes: { done: [] }, silent: ${silent} }`;
const answered = '{ tell: candidate, about: answer, within: 1 business day }';
const refused = { fate: 'refused', reason: 'no such mailbox' } as const;
const withdrawn =
  '{ withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }] }';
const withdraws = (fake: Parameters<ScriptedEvent[1]>[0]): unknown =>
  fake.act({ event: 'withdrawn', person: 'candidate', channel: 'page' });

const rows: Readonly<Record<string, PromiseRow>> = {
  'an answer in time': {
    promises: `[${answered}]`,
    steps: `[${review()}, ${offer}]`,
    script: [['2026-09-28T12:30', answersAs('head', 'approved')]],
    expected: ['09-28 12:30 promise 1 kept by 1290 min, due 09-29 10:00'],
  },
  'an answer that comes too late': {
    promises: '[{ tell: candidate, about: outcome, within: 4 business hours }]',
    steps: `[${review()}, ${offer}]`,
    expected: ['09-29 10:00 promise 1 broken by 1140 min, due 09-28 15:00'],
  },
  'less than a minute late': {
    promises: '[{ tell: candidate, about: answer, within: 2h }]',
    steps: `[${offer}]`,
    environment: { deliveries: { told: undefined } },
    script: [
      [
        '2026-09-28T12:00:59',
        (fake) => fake.fate('told', { fate: 'accepted', at: utc('2026-09-28T12:00:59') }),
      ],
    ],
    expected: ['09-28 12:00 promise 1 kept by 0 min, due 09-28 12:00'],
  },
  'a message counts when the mail server accepted it, not when the case hears of it': {
    promises: '[{ tell: candidate, about: answer, within: 2h }]',
    steps: `[${offer}]`,
    environment: { deliveries: { told: undefined } },
    script: [
      [
        '2026-09-28T13:00',
        (fake) => fake.fate('told', { fate: 'accepted', at: utc('2026-09-28T11:00') }),
      ],
    ],
    expected: ['09-28 13:00 promise 1 kept by 60 min, due 09-28 12:00'],
  },
  'another class, and another person, do not keep it': {
    promises:
      '[{ tell: head, about: regret, within: 1h }, { tell: candidate, about: survey, within: 1h }]',
    steps: `[{ tell: candidate, template: regret }, ${call()}]`,
    expected: [
      '09-28 12:00 promise 1 broken by 60 min, due 09-28 11:00, never',
      '09-28 12:00 promise 2 broken by 60 min, due 09-28 11:00, never',
    ],
  },
  'an outcome stands for a word that it overtakes': {
    promises: '[{ tell: candidate, about: notice, within: 1h }]',
    steps: '[{ tell: candidate, template: regret }]',
    expected: ['09-28 10:00 promise 1 kept by 60 min, due 09-28 11:00'],
  },
  'what never comes, though there would have been time': {
    promises: `[${answered}]`,
    steps: `[${inReview}]`,
    expected: ['09-28 10:00 promise 1 broken by 0 min, due 09-29 10:00, never'],
  },
  'what still comes when the case has ended': {
    promises: '[{ tell: candidate, about: notice, within: 2h }]',
    steps: '[{ meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }] }, { end: done }]',
    expected: ['09-28 11:00 promise 1 kept by 60 min, due 09-28 12:00'],
  },
  'a message that cannot be delivered has told once somebody is asked to reach the person': {
    promises: `[${answered}]`,
    steps: `[${offer}]`,
    environment: { deliveries: { told: refused } },
    expected: ['09-28 10:00 promise 1 kept by 1440 min, due 09-29 10:00'],
  },
  'but not when nobody is': {
    promises: `[${answered}]`,
    steps: '[{ tell: candidate, id: told, template: offer, undelivered: [{ wait: 1h }] }]',
    environment: { deliveries: { told: refused } },
    expected: ['09-28 11:00 promise 1 broken by 0 min, due 09-29 10:00, never'],
  },
  'counted from a moment of the case': {
    promises: '[{ tell: candidate, about: answer, within: 3 days, since: case.lastInterviewAt }]',
    steps: `[${offer}]`,
    start: '2026-10-03T10:00',
    expected: ['10-03 10:00 promise 1 broken by 1440 min, due 10-02 10:00'],
  },
  'counted from the outcome of a task': {
    promises: '[{ tell: candidate, about: answer, within: 1m, after: review }]',
    steps: `[${review()}, ${offer}]`,
    expected: ['09-29 10:00 promise 1 kept by 1 min, due 09-29 10:01'],
  },
  'what comes while the message from which it counts is still on its way has come': {
    promises: '[{ tell: candidate, about: notice, within: 1h, after: word }]',
    steps: `[${inReview}, { tell: candidate, template: guide }, { wait: 9h }]`,
    environment: { deliveries: { word: undefined } },
    script: [
      [
        '2026-09-28T12:00',
        (fake) => fake.fate('word', { fate: 'accepted', at: utc('2026-09-28T12:00') }),
      ],
    ],
    expected: ['09-28 12:00 promise 1 kept by 180 min, due 09-28 13:00'],
  },
  'the message from which it counts does not keep it': {
    promises: '[{ tell: candidate, about: answer, within: 1h, after: told }]',
    steps: `[${offer}, { wait: 2h }, { tell: candidate, template: no-decision-yet }]`,
    expected: ['09-28 12:00 promise 1 broken by 60 min, due 09-28 11:00'],
  },
  'a task closed by a person, counted from the acceptance of a message': {
    promises: '[{ todo: call, within: 3h, after: told }]',
    steps: `[{ wait: 1h }, ${offer}, ${call()}]`,
    script: [['2026-09-28T12:30', answersAs('recruiter', 'done', 'call')]],
    expected: ['09-28 12:30 promise 1 kept by 90 min, due 09-28 14:00'],
  },
  'a task closed by silence': {
    promises: '[{ todo: call, within: 1h }]',
    steps: `[${call('[]')}]`,
    expected: ['09-28 12:00 promise 1 broken by 60 min, due 09-28 11:00'],
  },
  'a task that the end cancels is nobody’s fault': {
    promises: '[{ todo: call, within: 1h }]',
    steps: `[{ meanwhile: [${call()}], until: end }, { wait: 90m }, { end: done }]`,
    expected: [],
  },
  'a task that lay behind an end': {
    promises: '[{ todo: call, within: 1h }]',
    steps: `[${review()}, ${call()}]`,
    expected: [],
  },
  'a task that an answer could still have opened when the case ended': {
    promises: '[{ todo: call, within: 1h }]',
    steps: `[{ meanwhile: [{ approve: Look, id: look, by: head, within: 9h, rejected: [${call()}], silent: [] }] }, { wait: 2h }, { end: done, beside: stop }]`,
    expected: [],
  },
  'a task that the line had passed by when the case ended': {
    promises: '[{ todo: call, within: 1h }]',
    steps: `[{ approve: Look, id: look, by: head, within: 2h, rejected: [${call()}], silent: [] }, { meanwhile: [{ wait: 9h }] }, { wait: 1h }, { end: done, beside: stop }]`,
    expected: ['09-28 13:00 promise 1 broken by 120 min, due 09-28 11:00, never'],
  },
  'a task of a backstop that the end cancels': {
    promises: '[{ todo: call, within: 1h }]',
    steps: '[{ wait: 2h }, { end: done }]',
    more: `backstops: [{ unless: answer, after: 3h, do: [${call()}] }]`,
    expected: [],
  },
  'a promised message is not stopped by an end': {
    promises: '[{ tell: recruiter, about: notice, within: 1h }]',
    steps:
      '[{ tell: recruiter, id: word, template: guide }, { wait: 10m }, { end: done, beside: stop }]',
    environment: { deliveries: { word: undefined } },
    script: [
      [
        '2026-09-28T10:30',
        (fake) => fake.fate('word', { fate: 'accepted', at: utc('2026-09-28T10:30') }),
      ],
    ],
    expected: ['09-28 10:30 promise 1 kept by 30 min, due 09-28 11:00'],
  },
  'a task that is never opened': {
    promises: '[{ todo: call, within: 1h }]',
    steps: `[{ choose: [{ when: "false", do: [${call()}] }], else: [{ wait: 2h }] }]`,
    expected: ['09-28 12:00 promise 1 broken by 60 min, due 09-28 11:00, never'],
  },
  'after a step that is not reached nothing is promised': {
    promises:
      '[{ todo: call, within: 1h, after: told }, { tell: candidate, about: notice, within: 1h, after: told }]',
    steps: `[${review()}, ${offer}, ${call()}]`,
    expected: [],
  },
  'a withdrawal ends what is still open': {
    promises: `[${answered}, { silence: candidate, atMost: 1h }, { tell: candidate, about: status, within: 1h }]`,
    steps: `[${inReview}, ${review()}, ${offer}]`,
    more: `on: ${withdrawn}`,
    script: [['2026-09-28T16:00', withdraws]],
    expected: ['09-28 10:00 promise 3 kept by 60 min, due 09-28 11:00'],
  },
  'silence: the worst of all gaps, once there is an answer': {
    promises: '[{ silence: candidate, atMost: 2h }]',
    steps: `[{ wait: 1h }, ${inReview}, { wait: 5h }, { tell: candidate, template: guide }, { wait: 3h }, ${offer}, { wait: 9h }]`,
    expected: ['09-28 19:00 promise 1 broken by 180 min, due 09-28 13:00'],
  },
  'silence: by how much it was kept at the worst': {
    promises: '[{ silence: candidate, atMost: 2h }]',
    steps: `[{ wait: 1h }, ${inReview}, { wait: 90m }, ${offer}]`,
    expected: ['09-28 12:30 promise 1 kept by 30 min, due 09-28 13:00'],
  },
  'silence: a mail that asks for something is a word': {
    promises: '[{ silence: candidate, atMost: 2h }]',
    steps: `[{ wait: 90m }, { ask: candidate, form: answer, within: 4h, remind: 90m, silent: [] }]`,
    expected: ['09-28 15:30 promise 1 broken by 30 min, due 09-28 15:00'],
  },
  'silence: without an answer it lasts to the end': {
    promises: '[{ silence: candidate, atMost: 1h }]',
    steps: `[${inReview}, { wait: 3h }, { meanwhile: [{ wait: 9h }] }, { end: done }]`,
    expected: ['09-28 13:00 promise 1 broken by 120 min, due 09-28 11:00'],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  const { promises, steps, more = '', start = '2026-09-28T10:00', script = [], environment } = row;
  const flow = `flow: main\ntitle: T\ncalendar: office\npromises: ${promises}\nsteps: ${steps}\n${more}\n`;
  const told = journalLines(await planOf(flow), start, script, environment);
  expect(told.filter((line) => line.includes(' promise '))).toEqual(row.expected);
});

test('a flow that promises nothing says nothing of promises', async () => {
  const flow = `flow: main\ntitle: T\ncalendar: office\nsteps: [${offer}]\n`;
  const { promises: _none, ...old } = await planOf(flow);
  for (const plan of [old, { ...old, promises: [] }])
    expect(journalLines(plan, '2026-09-28T10:00', [])).toEqual([
      '09-28 10:00 offer to candidate',
      '09-28 10:00 ended completed',
    ]);
});
