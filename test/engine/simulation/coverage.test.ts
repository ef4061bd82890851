import { coverageOf } from '../../../engine/simulation/coverage.ts';
import { rehearse } from '../../../engine/simulation/rehearse.ts';
import type { ResponseRule } from '../../../engine/simulation/script.ts';
import { stepListsOf } from '../../../engine/simulation/step-lists.ts';
import { kinds } from '../../../engine/steps/index.ts';
import { planOf } from '../compiled-plan.ts';
import { start } from './rehearse-setup.ts';

const plan = await planOf(`
flow: main
title: Test
calendar: office
steps:
  - approve: Review
    id: review
    by: head
    within: 4h
    approved: []
    rejected: [{ tell: candidate, template: regret, id: no }, { end: rejected }]
    silent: rejected
  - choose:
      - { when: case.score > 2, do: [{ wait: 1h }] }
    else: [{ meanwhile: [{ tell: recruiter, template: guide, id: guide, when: case.score > 1 }] }]
    id: way
  - end: done
on:
  withdrawn: [{ end: withdrew }]
backstops:
  - { unless: answer, after: 30 days, do: [{ wait: 1h }] }
`);

const after: ResponseRule['when'] = { after: { ms: 60_000 } };

const rehearseWith = (score: number, responseRules: readonly ResponseRule[]) => {
  const facts = { score, candidate: { name: 'Lin', email: 'lin@example.com', locale: 'en' } };
  const rehearsedCase = { plan, hash: 'plan', facts, start, people: {} };
  return rehearse(rehearsedCase, { scriptedActs: [], responseRules });
};

test('every list of steps has a name', () => {
  expect(stepListsOf(plan).map(({ parent, name }) => [parent?.id ?? '', name].join(' '))).toEqual([
    ' steps',
    'review approved',
    'review rejected',
    'way 1',
    'way else',
    'way.else/meanwhile ',
    ' on withdrawn',
    ' backstop unless answer',
    ' system undelivered',
    'system.undelivered/reach reached',
    'system.undelivered/reach unreachable',
    ' system unknown',
    'system.unknown/confirm arrived',
    'system.unknown/confirm told',
    'system.unknown/confirm unreachable',
  ]);
});

const unreached = (...rehearsals: readonly ReturnType<typeof rehearse>[]) =>
  coverageOf(plan, rehearsals).unreached.map(({ what, step, name }) =>
    [what, step?.id ?? '', name].join(' ').replace('  ', ' '),
  );

const outside = [
  'path on withdrawn',
  'path backstop unless answer',
  'path system undelivered',
  'path system unknown',
];

test('one course leaves the others unreached, and of what it has not entered names the entrance', () => {
  expect(unreached(rehearseWith(2, [{ when: after }]))).toEqual([
    'outcome review rejected',
    'outcome review silent',
    'path review rejected',
    'path way 1',
    'step guide skipped',
    'outcome guide undelivered',
    ...outside,
  ]);
});

test('courses add up', () => {
  const all = [
    rehearseWith(2, [{ when: after }]),
    rehearseWith(1, [{ when: after }]),
    rehearseWith(3, [{ when: after }]),
    rehearseWith(2, [{ outcome: 'rejected', when: after }]),
    rehearseWith(2, []),
  ];
  expect(unreached(...all)).toEqual([
    'outcome no undelivered',
    'outcome guide undelivered',
    ...outside,
  ]);
  expect(coverageOf(plan, all)).toMatchObject({
    paths: { reached: 6, all: 15 },
    outcomes: { reached: 5, all: 14 },
  });
});

test('every kind with outcomes says what its steps can come to', () => {
  for (const kind of Object.values(kinds))
    expect([kind.kind, kind.outcomes === undefined || kind.comesTo !== undefined]).toEqual([
      kind.kind,
      true,
    ]);
});
