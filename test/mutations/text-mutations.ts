import { askedApart } from './asked-apart.ts';
import { basic, beside, core, urgent } from './files.ts';
import type { Mutation } from './mutation.ts';

/** Mutations of the words of messages, and of what the packs ask of them. */
export const textMutations: readonly Mutation[] = [
  {
    title: 'the first word names the salary',
    flow: 'core-transparent',
    edits: [
      {
        file: 'templates/in-review/en.md',
        from: 'so here is exactly what happens now.',
        to: 'so here is exactly what happens now {% if case.position.salaryRange %}({{ case.position.salaryRange }}){% endif %}.',
      },
    ],
    codes: ['offer-term-shown'],
    on: 'template: in-review',
  },
  {
    title: 'the subject of the guide names the first day',
    flow: 'basic-instant',
    edits: [
      {
        file: 'templates/onboarding-guide/en.md',
        from: "subject: 'A guide to your first days with us'",
        to: "subject: 'A guide to your first days with us, {% if case.position.startFrom %}from {{ case.position.startFrom | when }}{% endif %}'",
      },
    ],
    codes: ['offer-term-shown'],
    on: 'template: onboarding-guide',
  },
  {
    title: 'the step gives the salary to a notice',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: 'templates/in-review/template.yaml',
        from: 'requires: [expected]',
        to: 'requires: [expected, range]',
      },
      {
        file: urgent,
        from: 'with: { expected: 1 business hour }',
        to: `with: { expected: 1 business hour, range: '=has(case.position.salaryRange) ? case.position.salaryRange : "open"' }`,
      },
    ],
    codes: ['offer-term-shown'],
    on: 'range: ',
  },
  {
    title: 'the regret names the match',
    flow: 'basic-instant',
    edits: [
      {
        file: 'templates/regret/en.md',
        from: 'We have decided not to offer you this position.',
        to: 'We have decided not to offer you this position, {% if case.result.match %}with a match of {{ case.result.match }}%{% endif %}.',
      },
    ],
    codes: ['shown-in-class'],
    on: 'template: regret',
  },
  {
    title: 'the offer is open until "Friday"',
    flow: 'core-transparent',
    given: askedApart(core),
    edits: [
      { file: core, from: 'with: { expires: 5 business days }', to: 'with: { expires: Friday }' },
    ],
    codes: ['value-not-moment', 'expiry-missing'],
    on: 'with: { expires: Friday }',
  },
  {
    title: 'the offer has no expiry that could be watched',
    flow: 'basic-instant',
    given: askedApart(basic),
    edits: [
      {
        file: basic,
        from: 'with: { expires: 3 business days }',
        to: "with: { expires: '2026-12-31' }",
      },
    ],
    codes: ['expiry-missing'],
    on: "with: { expires: '2026-12-31' }",
  },
  {
    title: 'the candidate has three days for an offer of five',
    flow: 'core-transparent',
    given: askedApart(core),
    edits: [
      {
        file: core,
        from: 'form: offer-answer\n    within: 5 business days',
        to: 'form: offer-answer\n    within: 3 business days',
      },
    ],
    codes: ['answer-cut-short'],
    on: 'within: 3 business days',
  },
  {
    title: 'the candidate has seven days for an offer of five',
    flow: 'core-transparent',
    given: askedApart(core),
    edits: [
      {
        file: core,
        from: 'form: offer-answer\n    within: 5 business days',
        to: 'form: offer-answer\n    within: 7 business days',
      },
    ],
    codes: ['answer-after-expiry'],
    on: 'within: 7 business days',
  },
  {
    title: 'the candidate has natural days for an offer of business days',
    flow: 'urgent-fast-track',
    given: askedApart(urgent),
    edits: [
      {
        file: urgent,
        from: 'form: offer-answer\n    within: 2 business days',
        to: 'form: offer-answer\n    within: 2 days',
      },
    ],
    codes: ['answer-cut-short'],
    on: 'within: 2 days',
  },
  {
    title: 'the time to answer counts from the interview',
    flow: 'basic-instant',
    given: askedApart(basic),
    edits: [{ file: basic, from: 'since: told.sentAt', to: 'since: case.lastInterviewAt' }],
    codes: ['answer-cut-short'],
    on: 'since: case.lastInterviewAt',
  },
  {
    title: 'the candidate is asked when the offer has lapsed',
    flow: 'urgent-fast-track',
    given: askedApart(urgent),
    edits: [
      {
        file: urgent,
        from: '  - ask: candidate\n',
        to: '  - wait: 3 business days\n  - ask: candidate\n',
      },
    ],
    codes: ['answer-cut-short'],
    on: 'within: 2 business days',
  },
  {
    title: 'the offer is taken back when nobody reaches the candidate',
    flow: 'core-transparent',
    edits: [
      {
        file: beside,
        from: '    silent: []\n',
        to: '    silent: [{ tell: candidate, template: regret }]\n',
      },
    ],
    codes: ['offer-taken-back'],
    on: 'silent: [{ tell: candidate, template: regret }]',
  },
  {
    title: 'the Chinese text shows a moment as it is stored',
    flow: 'core-transparent',
    edits: [
      {
        file: 'templates/in-review/zh-CN.md',
        from: '**无论结果如何，您都会在 {{ expected | when }}',
        to: '**无论结果如何，您都会在 {{ expected }}',
      },
    ],
    codes: ['value-is-moment'],
    on: 'with: { expected: 3 business days }',
  },
];
