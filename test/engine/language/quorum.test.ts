import { answersAs } from '../journal-lines.ts';
import { review, type LanguageRow, playRow } from './language-row.ts';

const three = (need: string, more = '') =>
  review(`    need: ${need}\n${more}`).replace('by: head', 'by: [head, second, third]');
const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];

const rows: Readonly<Record<string, LanguageRow>> = {
  'with 2 of 3, two yeses approve at once': {
    steps: three('2'),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'approved')],
      ['2026-09-28T11:00', answersAs('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 11:00 third says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  'with 2 of 3, one no does not decide and two do': {
    steps: three('2'),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'rejected')],
      ['2026-09-28T10:30', answersAs('second', 'rejected')],
      ['2026-09-28T11:00', answersAs('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says rejected',
      '09-28 10:30 second says rejected',
      '09-28 10:30 review rejected',
      '09-28 10:30 regret to candidate',
      '09-28 10:30 ended rejected',
    ],
  },
  'with 1 of 2, one yes and one no is approved': {
    steps: three('1').replace(', third', ''),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'rejected')],
      ['2026-09-28T11:00', answersAs('second', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says rejected',
      '09-28 11:00 second says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  'one person fills one seat, and answers once': {
    steps: three('2'),
    environment: { holders: { second: ['head'], third: ['third'] } },
    script: [
      ['2026-09-28T10:00', answersAs('head', 'approved')],
      ['2026-09-28T10:10', answersAs('head', 'approved')],
      ['2026-09-28T11:00', answersAs('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 11:00 third says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  "a level's person decides for all who have not answered": {
    steps: three('2', '    escalate: [{ to: director, within: 2h }]'),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'approved')],
      ['2026-09-28T14:00', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 14:00 director says approved',
      '09-28 14:00 review approved',
      '09-28 14:00 ended completed',
    ],
  },
  'some answers without a quorum are silence at the end': {
    steps: three('all'),
    script: [['2026-09-28T10:00', answersAs('head', 'approved')]],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 13:00 review silent',
      '09-28 13:00 regret to candidate',
      '09-28 13:00 ended rejected',
    ],
  },
  'a share of the seats is rounded up': {
    steps: three('1/2'),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'approved')],
      ['2026-09-28T11:00', answersAs('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 11:00 third says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  'an expression may name the approver': {
    steps: review().replace('by: head', 'by: =case.boss'),
    environment: { facts: { boss: 'third' } },
    script: [['2026-09-28T10:00', answersAs('third', 'approved')]],
    expected: [
      ...opened,
      '09-28 10:00 third says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 ended completed',
    ],
  },
  'where the facts come to the name of the candidate, nobody is meant': {
    steps: review().replace('by: head', 'by: =case.boss'),
    environment: { facts: { boss: 'candidate' } },
    script: [['2026-09-28T10:00', answersAs('candidate', 'approved')]],
    expected: [
      ...opened,
      '09-28 13:00 review silent',
      '09-28 13:00 regret to candidate',
      '09-28 13:00 ended rejected',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});
