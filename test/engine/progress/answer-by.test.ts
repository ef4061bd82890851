import { answerBy } from '../../../engine/progress/answer-by.ts';
import { rehearse } from '../../../engine/simulation/rehearse.ts';
import type { MailRule, Script } from '../../../engine/simulation/script.ts';
import { planOfSteps } from '../compiled-plan.ts';
import { utc } from '../journal-lines.ts';

const start = utc('2026-09-28T09:00'); // a Monday, in working hours
const facts = {
  candidate: { name: 'Zhang San', email: 'zhang@example.com', locale: 'en' },
  score: 1,
  lastInterviewAt: '2026-09-27T10:00:00Z',
};
const minutes = (count: number) => count * 60_000;
const hour = minutes(60);

interface AnswerByRow {
  readonly steps: string;
  readonly more?: string;
  readonly scriptedActs?: Script['scriptedActs'];
  readonly mail?: readonly MailRule[];
  /** So long after the start. */
  readonly at?: number;
}

/** How long after the start the page says that an answer comes at the latest. */
async function latest({ steps, more = '', scriptedActs = [], mail = [], at = 0 }: AnswerByRow) {
  const plan = await planOfSteps(steps, more);
  const { entries } = rehearse(
    { plan, hash: 'plan', facts, start, people: {} },
    { scriptedActs },
    { mail },
  );
  const by = answerBy(
    plan,
    entries.filter((entry) => entry.at <= start + at),
  );
  return by === undefined ? undefined : by - start;
}

const review = '  - { approve: May we?, id: review, by: head, within: 2h, silent: rejected }';
const returnable = review.replace('silent', 'returned: [{ wait: 1h }], silent');
const answer = '  - { tell: candidate, template: offer, id: told }';
const says = (outcome: string, after: number): Script['scriptedActs'] => [
  { who: 'head', does: { outcome }, when: { from: 'start', after: { ms: after } } },
];

test.each<[string, AnswerByRow, number | undefined]>([
  ['a window and a mail', { steps: `${review}\n${answer}` }, 2 * hour + minutes(15)],
  [
    'from the yes on, the mail alone',
    {
      steps: `${review}\n  - { wait: 1h }\n${answer}`,
      scriptedActs: says('approved', hour),
      at: hour,
    },
    2 * hour + minutes(15),
  ],
  [
    'every level of the escalation chain',
    {
      steps: `  - { approve: May we?, by: head, within: 2h, silent: rejected, escalate: [{ to: director, within: 1h }] }\n${answer}`,
      at: 2 * hour,
    },
    3 * hour + minutes(15),
  ],
  [
    'within the outcome that it came to',
    {
      steps: `${review.replace('silent', 'rejected: [{ wait: 5h }], silent')}\n${answer}`,
      scriptedActs: says('rejected', hour),
      at: hour,
    },
    6 * hour + minutes(15),
  ],
  [
    'a full minute, though an answer comes before the deadline',
    { steps: `${review.replace('silent', 'approved: [{ wait: 5h }], silent')}\n${answer}` },
    7 * hour + minutes(15),
  ],
  [
    'as often as it can be sent back, the whole time',
    { steps: `${returnable}\n${answer}` },
    3 * 2 * hour + 2 * hour + minutes(15),
  ],
  [
    'in the steps before all are asked anew, one time less',
    { steps: `${returnable}\n${answer}`, scriptedActs: says('returned', hour), at: hour },
    hour + hour + 2 * hour + hour + 2 * hour + minutes(15),
  ],
  [
    'while they are asked anew, what is left of it',
    { steps: `${returnable}\n${answer}`, scriptedActs: says('returned', hour), at: 2 * hour },
    2 * hour + 2 * hour + hour + 2 * hour + minutes(15),
  ],
  [
    'sent back for the last time, the pause and one window more',
    {
      steps: `${returnable}\n${answer}`,
      scriptedActs: [...says('returned', hour), ...says('returned', 3 * hour)],
      at: 3 * hour,
    },
    3 * hour + hour + 2 * hour + minutes(15),
  ],
  [
    'while the answer itself is on its way',
    { steps: answer, mail: [{ does: 'stall', until: { after: { ms: minutes(10) } } }] },
    minutes(15),
  ],
  ['nothing once it has arrived', { steps: `${answer}\n  - { wait: 1h }` }, undefined],
  [
    'nothing when it cannot be delivered',
    { steps: `${answer}\n  - { wait: 1h }`, mail: [{ does: 'bounce' }] },
    undefined,
  ],
  ['nothing when the case may end without one', { steps: review }, undefined],
  [
    'nothing when what runs beside may end it first',
    { steps: `  - meanwhile: [{ wait: 3h }, { end: over }]\n${review}\n${answer}` },
    undefined,
  ],
  [
    'nothing once the candidate has withdrawn',
    {
      steps: `${review}\n${answer}`,
      more: 'on: { withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }] }',
      scriptedActs: [{ who: 'candidate', does: { event: 'withdrawn' }, when: { from: 'start' } }],
    },
    undefined,
  ],
  [
    'the backstop, when it comes before the line',
    {
      steps: `  - { wait: 9 days }\n${answer}`,
      more: `backstops: [{ unless: answer, after: 2 days, do: [{ tell: candidate, template: no-decision-yet }] }]`,
      at: hour,
    },
    48 * hour + minutes(15),
  ],
])('%s', async (_title, row, by) => {
  expect(await latest(row)).toBe(by);
});
