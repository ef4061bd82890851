import { basic, core, coreAnswer, coreSilence, hourAnswer, house, urgent } from './files.ts';
import type { Mutation } from './mutation.ts';

/** Mutations of time: each breaks a promise of an answer, and is reported on the promise. */
export const timeMutations: readonly Mutation[] = [
  {
    title: 'the department has a business day and a half',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'by: department-hr\n    within: 8 business hours',
        to: 'by: department-hr\n    within: 12 business hours',
      },
    ],
    codes: ['promise-broken'],
    on: coreAnswer,
  },
  {
    title: 'the group has a day more',
    flow: 'core-transparent',
    edits: [{ file: core, from: 'within: 1 business day\n', to: 'within: 2 business days\n' }],
    codes: ['promise-broken'],
    on: coreAnswer,
  },
  {
    title: 'the director has half a day where the group was silent',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '[{ to: hr-director, within: 2 business hours }]',
        to: '[{ to: hr-director, within: 4 business hours }]',
      },
    ],
    codes: ['silence-broken'],
    on: coreSilence,
  },
  {
    title: 'one more level where the department was silent',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '[{ to: hr-director, within: 4 business hours }]',
        to: '[{ to: hr-director, within: 4 business hours }, { to: hr-duty-officer, within: 2 business hours }]',
      },
    ],
    codes: ['promise-broken'],
    on: coreAnswer,
  },
  {
    title: 'an answer within two business days is promised',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: coreAnswer,
        to: '- { tell: candidate, about: answer, within: 2 business days }',
      },
    ],
    codes: ['promise-broken'],
    on: '- { tell: candidate, about: answer, within: 2 business days }',
  },
  {
    title: 'no silence of more than two business days is promised',
    flow: 'core-transparent',
    edits: [
      { file: core, from: coreSilence, to: '- { silence: candidate, atMost: 2 business days }' },
    ],
    codes: ['silence-broken'],
    on: '- { silence: candidate, atMost: 2 business days }',
  },
  {
    title: 'the answer waits two days before it leaves',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '  # Binding: only after the last approval. The offer itself asks, and is open until the question is over.\n',
        to: '  - wait: 2 days\n',
      },
    ],
    codes: ['promise-broken'],
    on: coreAnswer,
  },
  {
    title: 'the answer waits until the holidays are over',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '  # Binding: only after the last approval. The offer itself asks, and is open until the question is over.\n',
        to: '  - wait: until timestamp("2026-10-08T09:00:00+08:00")\n    atMost: 30 days\n',
      },
    ],
    codes: ['promise-broken'],
    on: coreAnswer,
  },
  {
    title: 'the office closes at noon',
    flow: 'core-transparent',
    edits: [
      { file: 'calendars/cn-office.yaml', from: '[09:00-12:00, 13:00-18:00]', to: '[09:00-12:00]' },
    ],
    codes: ['promise-broken'],
    on: coreAnswer,
  },
  {
    title: 'the store has 45 minutes',
    flow: 'basic-instant',
    edits: [
      { file: basic, from: 'within: 30 business minutes', to: 'within: 45 business minutes' },
    ],
    codes: ['promise-broken'],
    on: hourAnswer,
  },
  {
    title: 'the last level has five minutes more',
    flow: 'basic-instant',
    edits: [
      { file: basic, from: 'within: 10 business minutes', to: 'within: 15 business minutes' },
    ],
    codes: ['promise-broken'],
    on: hourAnswer,
  },
  {
    title: 'the mail server may take a quarter of an hour',
    flow: 'basic-instant',
    edits: [{ file: basic, from: 'assume: { mail: 5m }', to: 'assume: { mail: 15m }' }],
    codes: ['promise-broken'],
    on: hourAnswer,
  },
  {
    title: 'the store is asked only after the wait of an hour',
    flow: 'basic-instant',
    edits: [
      { file: basic, from: '  # At most 55 minutes', to: '  - wait: 1h\n  # At most 55 minutes' },
    ],
    codes: ['promise-broken'],
    on: hourAnswer,
  },
  {
    title: 'the directors have a full hour',
    flow: 'urgent-fast-track',
    edits: [
      { file: urgent, from: 'within: 30 business minutes', to: 'within: 60 business minutes' },
    ],
    codes: ['promise-broken'],
    on: hourAnswer,
  },
  {
    title: 'the director has natural minutes, and the night counts',
    flow: 'urgent-fast-track',
    edits: [{ file: urgent, from: 'within: 15 business minutes', to: 'within: 1 day' }],
    codes: ['promise-broken'],
    on: hourAnswer,
  },
  {
    title: 'the backstop goes on which a promise leans',
    flow: 'core-transparent',
    given: [
      {
        file: core,
        from: coreAnswer,
        to: '- { tell: candidate, about: answer, within: 44 days, since: case.lastInterviewAt }',
      },
      { file: core, from: `  ${coreSilence}\n` },
      {
        file: core,
        from: 'by: department-hr\n    within: 8 business hours',
        to: 'by: department-hr\n    within: 60 days',
      },
    ],
    edits: [
      {
        file: house,
        from: 'backstops:\n  - unless: answer\n    after: 40 days\n    since: case.lastInterviewAt\n    do:\n      - { tell: candidate, template: no-decision-yet }\n      - { tell: recruiter, template: nobody-decided }\n',
      },
    ],
    codes: ['promise-broken'],
    on: '- { tell: candidate, about: answer, within: 44 days',
  },
  {
    title: 'the backstop comes later than the rule of Ontario wants',
    flow: 'core-transparent',
    given: [
      { file: house, from: 'packs: [cn]', to: 'packs: [ca-on]' },
      { file: core, from: `  ${coreAnswer}` },
      { file: core, from: `  ${coreSilence}\n` },
      {
        file: core,
        from: 'by: department-hr\n    within: 8 business hours',
        to: 'by: department-hr\n    within: 60 days',
      },
    ],
    edits: [{ file: house, from: 'after: 40 days', to: 'after: 50 days' }],
    codes: ['rule-broken'],
    on: 'packs: [ca-on]',
  },
  {
    title: 'nothing says any more how long after the interview a case starts',
    flow: 'core-transparent',
    given: [
      {
        file: core,
        from: coreAnswer,
        to: '- { tell: candidate, about: answer, within: 30 days, since: case.lastInterviewAt }',
      },
    ],
    edits: [
      {
        file: core,
        from: 'steps:\n',
        to: 'assume: { start: { after: case.lastInterviewAt, within: 45 days } }\nsteps:\n',
      },
      { file: house, from: 'after: 40 days', to: 'after: 80 days' },
    ],
    codes: ['promise-broken'],
    on: '- { tell: candidate, about: answer, within: 30 days',
  },
];
