import { flowText, templateFiles } from '../../definition-files.ts';
import { planOf } from '../compiled-plan.ts';
import { fakeCase } from '../fake-host.ts';
import { answersAs, utc } from '../journal-lines.ts';
import { bounced, type LanguageRow, playRow, review } from './language-row.ts';

// Whoever is asked may send it back: something is done, then all are asked anew.

const rework = `
    returned:
      - { todo: Rework, id: rework, for: recruiter, within: 1h, outcomes: { done: [] }, silent: done }
`;
const two = (more = '') => review(`${rework}${more}`).replace('by: head', 'by: [head, second]');
const ladder = '    escalate: [{ to: director, within: 2h }]\n';
const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];
const approved = (at: string) => [`${at} review approved`, `${at} ended completed`];

const rows: Readonly<Record<string, LanguageRow>> = {
  'the first to send it back does so for all, and answers so far are void': {
    steps: two(ladder),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'approved')],
      ['2026-09-28T11:00', answersAs('second', 'returned')],
      ['2026-09-28T11:30', answersAs('recruiter', 'done', 'rework')],
      ['2026-09-28T12:00', answersAs('second', 'approved', 'review', 2)],
      ['2026-09-28T15:00', answersAs('head', 'approved', 'review', 2)],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 11:00 second says returned',
      '09-28 11:00 review returned',
      '09-28 11:00 rework open until 09-28 12:00',
      '09-28 11:00 request to rework',
      '09-28 11:30 recruiter says done',
      '09-28 11:30 rework done',
      '09-28 11:30 review open until 09-28 15:30',
      '09-28 11:30 request to review',
      '09-28 12:00 second says approved',
      '09-28 15:00 head says approved',
      ...approved('09-28 15:00'),
    ],
  },
  'the person of a level at the last moment': {
    steps: two(`${ladder}    at-most: 1\n`),
    script: [
      ['2026-09-28T14:59:59.999', answersAs('director', 'returned')],
      ['2026-09-28T15:10', answersAs('recruiter', 'done', 'rework')],
      ['2026-09-28T15:20', answersAs('director', 'approved', 'review', 2)],
      ['2026-09-28T15:30', answersAs('head', 'returned', 'review', 2)],
      ['2026-09-28T15:40', answersAs('head', 'rejected', 'review', 2)],
    ],
    expected: [
      ...opened,
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 14:59 director says returned',
      '09-28 14:59 review returned',
      '09-28 14:59 rework open until 09-28 15:59',
      '09-28 14:59 request to rework',
      '09-28 15:10 recruiter says done',
      '09-28 15:10 rework done',
      '09-28 15:10 review open until 09-28 19:10',
      '09-28 15:10 request to review',
      '09-28 15:40 head says rejected',
      '09-28 15:40 review rejected',
      '09-28 15:40 regret to candidate',
      '09-28 15:40 ended rejected',
    ],
  },
  'at the end of the last level it is too late': {
    steps: two(ladder),
    script: [['2026-09-28T15:00', answersAs('director', 'returned')]],
    expected: [
      ...opened,
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 15:00 review silent',
      '09-28 15:00 regret to candidate',
      '09-28 15:00 ended rejected',
    ],
  },
  'twice, if nothing else is said; then no more': {
    steps: two(),
    script: [
      ['2026-09-28T09:10', answersAs('head', 'returned')],
      ['2026-09-28T09:20', answersAs('recruiter', 'done', 'rework')],
      ['2026-09-28T09:30', answersAs('second', 'returned', 'review', 2)],
      ['2026-09-28T09:40', answersAs('recruiter', 'done', 'rework', 2)],
      ['2026-09-28T09:50', answersAs('head', 'returned', 'review', 3)],
    ],
    expected: [
      ...opened,
      '09-28 09:10 head says returned',
      '09-28 09:10 review returned',
      '09-28 09:10 rework open until 09-28 10:10',
      '09-28 09:10 request to rework',
      '09-28 09:20 recruiter says done',
      '09-28 09:20 rework done',
      '09-28 09:20 review open until 09-28 13:20',
      '09-28 09:20 request to review',
      '09-28 09:30 second says returned',
      '09-28 09:30 review returned',
      '09-28 09:30 rework open until 09-28 10:30',
      '09-28 09:30 request to rework',
      '09-28 09:40 recruiter says done',
      '09-28 09:40 rework done',
      '09-28 09:40 review open until 09-28 13:40',
      '09-28 09:40 request to review',
      '09-28 13:40 review silent',
      '09-28 13:40 regret to candidate',
      '09-28 13:40 ended rejected',
    ],
  },
  'an answer to what was sent back changes nothing': {
    steps: two(),
    script: [
      ['2026-09-28T09:10', answersAs('head', 'returned')],
      ['2026-09-28T09:20', answersAs('recruiter', 'done', 'rework')],
      ['2026-09-28T09:30', answersAs('second', 'rejected')],
    ],
    expected: [
      ...opened,
      '09-28 09:10 head says returned',
      '09-28 09:10 review returned',
      '09-28 09:10 rework open until 09-28 10:10',
      '09-28 09:10 request to rework',
      '09-28 09:20 recruiter says done',
      '09-28 09:20 rework done',
      '09-28 09:20 review open until 09-28 13:20',
      '09-28 09:20 request to review',
      '09-28 13:20 review silent',
      '09-28 13:20 regret to candidate',
      '09-28 13:20 ended rejected',
    ],
  },
  'a window that counts from another moment does so the first time alone': {
    steps: two(`    since: case.lastInterviewAt\n`),
    environment: { facts: { lastInterviewAt: '2026-09-28T06:00:00Z' } },
    script: [
      ['2026-09-28T09:10', answersAs('head', 'returned')],
      ['2026-09-28T09:20', answersAs('recruiter', 'done', 'rework')],
    ],
    expected: [
      '09-28 09:00 review open until 09-28 10:00',
      '09-28 09:00 request to review',
      '09-28 09:10 head says returned',
      '09-28 09:10 review returned',
      '09-28 09:10 rework open until 09-28 10:10',
      '09-28 09:10 request to rework',
      '09-28 09:20 recruiter says done',
      '09-28 09:20 rework done',
      '09-28 09:20 review open until 09-28 13:20',
      '09-28 09:20 request to review',
      '09-28 13:20 review silent',
      '09-28 13:20 regret to candidate',
      '09-28 13:20 ended rejected',
    ],
  },
  'what its steps tell is a message of its own each time': {
    steps: review(`
    returned: [{ tell: recruiter, id: word, template: guide }, { wait: 10m }]
`),
    environment: bounced('word#2'),
    script: [
      ['2026-09-28T09:10', answersAs('head', 'returned')],
      ['2026-09-28T09:30', answersAs('head', 'returned', 'review', 2)],
      ['2026-09-28T09:50', answersAs('head', 'approved', 'review', 3)],
      ['2026-09-28T09:55', answersAs('recruiter', 'reached', 'system.undelivered/reach')],
    ],
    expected: [
      ...opened,
      '09-28 09:10 head says returned',
      '09-28 09:10 review returned',
      '09-28 09:10 guide to recruiter',
      '09-28 09:20 review open until 09-28 13:20',
      '09-28 09:20 request to review',
      '09-28 09:30 head says returned',
      '09-28 09:30 review returned',
      '09-28 09:30 guide to recruiter',
      '09-28 09:30 word#2 refused',
      '09-28 09:30 system.undelivered/reach open until 09-29 09:30',
      '09-28 09:30 request to system.undelivered',
      '09-28 09:40 review open until 09-28 13:40',
      '09-28 09:40 request to review',
      '09-28 09:50 head says approved',
      ...approved('09-28 09:50'),
      '09-28 09:55 recruiter says reached',
      '09-28 09:55 system.undelivered/reach reached',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});

test('what is done then is told the reason of its own round', async () => {
  const reason = '{ tell: recruiter, template: noted, with: { note: =review.comment } }';
  const plan = await planOf(
    flowText('main', review(`    returned: [${reason}]\n`)),
    templateFiles('noted', { class: 'notice', requires: ['note'], text: '{{ note }}' }),
  );
  const fake = fakeCase(plan, { start: utc('2026-09-28T09:00') });
  for (const [index, comment] of ['Pay', 'First day'].entries()) {
    const answer = { task: 'review', person: 'head', outcome: 'returned', comment } as const;
    fake.act({ ...answer, round: index + 1, channel: 'page' });
  }
  fake.finish();
  const told = fake.messages.filter(({ template }) => template === 'noted');
  expect(told.map(({ with: { note } }) => note)).toEqual([{ json: 'Pay' }, { json: 'First day' }]);
});
