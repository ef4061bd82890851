import { answersAs } from '../journal-lines.ts';
import { type LanguageRow, playRow, review } from './language-row.ts';

// Whoever recuses themselves has said neither yes nor no, and makes nobody else's yes count for more.

const seats = (by: string, need: string, more = '') =>
  review(`    need: ${need}\n    may: [recuse]\n${more}`).replace('by: head', `by: [${by}]`);
const four = (more = '') => seats('head, second, third, group-hr', '2/3', more);
const ladder = '    escalate: [{ to: director, within: 2h }, { to: hr-director, within: 1h }]\n';
const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];
const approved = (at: string) => [`${at} review approved`, `${at} ended completed`];
const rejected = (at: string) => [`${at} regret to candidate`, `${at} ended rejected`];

const rows: Readonly<Record<string, LanguageRow>> = {
  'two thirds of 4 seats are 3, also after one recusal': {
    steps: four(ladder),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'recused')],
      ['2026-09-28T10:10', answersAs('second', 'approved')],
      ['2026-09-28T10:20', answersAs('third', 'approved')],
      ['2026-09-28T10:30', answersAs('group-hr', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says recused',
      '09-28 10:10 second says approved',
      '09-28 10:20 third says approved',
      '09-28 10:30 group-hr says approved',
      ...approved('09-28 10:30'),
    ],
  },
  'after two the next level is asked at once, for all who have not answered': {
    steps: four(ladder),
    script: [
      ['2026-09-28T10:00', answersAs('second', 'approved')],
      ['2026-09-28T10:10', answersAs('head', 'recused')],
      ['2026-09-28T10:20', answersAs('third', 'recused')],
      ['2026-09-28T10:30', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 second says approved',
      '09-28 10:10 head says recused',
      '09-28 10:20 third says recused',
      '09-28 10:20 review to director until 09-28 15:00',
      '09-28 10:20 escalation to review',
      '09-28 10:30 director says approved',
      ...approved('09-28 10:30'),
    ],
  },
  'behind the last level it is silent at once': {
    steps: four(),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'recused')],
      ['2026-09-28T10:10', answersAs('third', 'recused')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says recused',
      '09-28 10:10 third says recused',
      '09-28 10:10 review silent',
      ...rejected('09-28 10:10'),
    ],
  },
  'a recusal and one no are no no': {
    steps: four(ladder),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'rejected')],
      ['2026-09-28T10:10', answersAs('third', 'recused')],
      ['2026-09-28T10:30', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says rejected',
      '09-28 10:10 third says recused',
      '09-28 10:10 review to director until 09-28 15:00',
      '09-28 10:10 escalation to review',
      '09-28 10:30 director says approved',
      ...approved('09-28 10:30'),
    ],
  },
  'the person of a level may do so as well': {
    steps: seats('head', 'all', ladder),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'recused')],
      ['2026-09-28T10:10', answersAs('director', 'recused')],
      ['2026-09-28T10:20', answersAs('hr-director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says recused',
      '09-28 10:00 review to director until 09-28 15:00',
      '09-28 10:00 escalation to review',
      '09-28 10:10 director says recused',
      '09-28 10:10 review to hr-director until 09-28 16:00',
      '09-28 10:10 escalation to review',
      '09-28 10:20 hr-director says approved',
      ...approved('09-28 10:20'),
    ],
  },
  'another who holds the role fills the seat': {
    steps: seats('head', 'all', ladder),
    environment: { holders: { head: ['ann', 'bob'] } },
    script: [
      ['2026-09-28T10:00', answersAs('ann', 'recused')],
      ['2026-09-28T10:10', answersAs('bob', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 ann says recused',
      '09-28 10:10 bob says approved',
      ...approved('09-28 10:10'),
    ],
  },
  'one who holds two seats leaves one of them to the other': {
    steps: seats('head, second', 'all', ladder),
    environment: { holders: { head: ['ann', 'bob'], second: ['bob'] } },
    script: [['2026-09-28T10:00', answersAs('ann', 'recused')]],
    expected: [
      ...opened,
      '09-28 10:00 ann says recused',
      '09-28 10:00 review to director until 09-28 15:00',
      '09-28 10:00 escalation to review',
      '09-28 15:00 review to hr-director until 09-28 16:00',
      '09-28 15:00 escalation to review',
      '09-28 16:00 review silent',
      ...rejected('09-28 16:00'),
    ],
  },
  'a recusal is an answer, and final': {
    steps: seats('head', 'all', ladder),
    environment: { holders: { head: ['ann', 'bob'] } },
    script: [
      ['2026-09-28T10:00', answersAs('ann', 'recused')],
      ['2026-09-28T10:10', answersAs('ann', 'rejected')],
      ['2026-09-28T10:20', answersAs('bob', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 ann says recused',
      '09-28 10:20 bob says approved',
      ...approved('09-28 10:20'),
    ],
  },
  'where the other could not be asked, nobody was left to ask': {
    steps: seats('head', 'all', ladder),
    environment: {
      holders: { head: ['ann', 'bob'] },
      deliveries: { 'review/request.0': undefined },
    },
    script: [
      ['2026-09-28T09:10', (fake) => fake.refuse('review/request.0', ['bob'])],
      ['2026-09-28T10:00', answersAs('ann', 'recused')],
      ['2026-09-28T10:20', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 ann says recused',
      '09-28 10:00 review unasked of head',
      '09-28 10:00 review to director until 09-28 15:00',
      '09-28 10:00 escalation to review',
      '09-28 10:20 director says approved',
      ...approved('09-28 10:20'),
    ],
  },
  'nobody can where the flow does not say so': {
    steps: review(),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'recused')],
      ['2026-09-28T10:10', answersAs('head', 'approved')],
    ],
    expected: [...opened, '09-28 10:10 head says approved', ...approved('09-28 10:10')],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});
