import type { Act } from '../../../engine/model/act.ts';
import { fakeCase } from '../fake-host.ts';
import { utc } from '../journal-lines.ts';
import { planOf } from '../compiled-plan.ts';

const plan = () =>
  planOf(`
flow: main
title: Test
calendar: office
steps:
  - approve: Review
    id: review
    by: [head, second]
    need: 1
    within: 4h
    escalate: [{ to: director, within: 2h }]
    silent: approved
  - wait: 10h
on:
  withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }]
`);

const answer = (person: string, outcome = 'approved', more = {}): Act => ({
  task: 'review',
  round: 1,
  person,
  outcome,
  channel: 'api',
  ...more,
});
const withdrawal = { event: 'withdrawn', person: 'candidate', channel: 'page' } as const;
const rejectedByHead = [
  { person: 'head', outcome: 'rejected', at: utc('2026-09-28T10:00'), comment: 'too junior' },
];

test.each([
  ['an answer counts', [], '10:00', answer('head'), undefined],
  [
    'a task nobody opened',
    [],
    '10:00',
    answer('head', 'approved', { task: 'other' }),
    'unknown-task',
  ],
  ['a later round', [], '10:00', answer('head', 'approved', { round: 2 }), 'unknown-task'],
  ['a stranger', [], '10:00', answer('third'), 'not-yours'],
  ['a level that is not asked yet', [], '10:00', answer('director'), 'not-yours'],
  ['an outcome the task does not have', [], '10:00', answer('head', 'maybe'), 'unknown-outcome'],
  ['the deadline sharp', [], '13:00', answer('head'), 'too-late'],
  ['a closed window while the escalation chain goes on', [], '14:00', answer('second'), 'too-late'],
  ['an event no handler knows', [], '10:00', { ...withdrawal, event: 'moved' }, 'unknown-event'],
  ['a withdrawal', [], '10:00', withdrawal, undefined],
  ['a second withdrawal', [withdrawal], '10:00', withdrawal, 'case-ended'],
  ['an answer after a withdrawal', [withdrawal], '10:00', answer('head'), 'already-settled'],
  [
    'the same person again',
    [answer('head', 'rejected')],
    '10:30',
    answer('head'),
    'already-answered',
  ],
  [
    'another person after the decision',
    [answer('head')],
    '10:30',
    answer('second'),
    'already-settled',
  ],
] as const)('%s', async (...[, before, at, act, code]) => {
  const fake = fakeCase(await plan(), { start: utc('2026-09-28T09:00') });
  fake.until(utc('2026-09-28T10:00'));
  for (const earlier of before) fake.act(earlier);
  fake.until(utc(`2026-09-28T${at}`));
  const length = fake.entries.length;
  expect(fake.run.review(act)?.code).toBe(code);
  expect(fake.act(act)?.code).toBe(code);
  expect(fake.entries.length > length).toBe(code === undefined);
});

test('a refusal says what stands on record', async () => {
  const fake = fakeCase(await plan(), { start: utc('2026-09-28T09:00') });
  fake.until(utc('2026-09-28T10:00'));
  fake.act(answer('head', 'rejected', { comment: 'too junior' }));
  expect(fake.act(answer('head'))).toEqual({
    code: 'already-answered',
    message: '"review" has your answer already',
    recorded: rejectedByHead,
  });
});
