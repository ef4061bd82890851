import { askedApart } from './asked-apart.ts';
import { basic, core, directory, guide, routing } from './files.ts';
import type { Mutation } from './mutation.ts';

const sent = 'id: sent, template: onboarding-guide';

/** Mutations of conditions that decide nothing, and of promises and times about which nothing can be said. */
export const conditionMutations: readonly Mutation[] = [
  {
    title: 'the routing knows a family that no case has',
    flow: 'basic-instant',
    edits: [
      {
        file: routing,
        from: "case.position.family == 'basic'",
        to: "case.position.family == 'shop'",
      },
    ],
    codes: ['unreachable-rule'],
    on: 'when: "case.position.family == \'shop\'"',
  },
  {
    title: 'the guide is sent in a language that no case has',
    flow: 'basic-instant',
    edits: [{ file: guide, from: sent, to: `${sent}, when: case.candidate.locale == 'fr'` }],
    codes: ['unreachable-branch'],
    on: "when: case.candidate.locale == 'fr'",
  },
  {
    title: 'the guide is sent to whoever has a family, which all have',
    flow: 'basic-instant',
    edits: [{ file: guide, from: sent, to: `${sent}, when: has(case.position.family)` }],
    codes: ['constant-condition'],
    on: 'when: has(case.position.family)',
  },
  {
    title: 'the group is asked only where the department has said no',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '    by: [group-hr, finance-partner, business-owner]\n',
        to: "    when: department.outcome == 'rejected'\n    by: [group-hr, finance-partner, business-owner]\n",
      },
    ],
    codes: ['unreachable-branch'],
    on: "when: department.outcome == 'rejected'",
  },
  {
    title: 'the candidate is asked when the time to answer is over',
    flow: 'basic-instant',
    given: askedApart(basic),
    edits: [
      {
        file: basic,
        from: '  - ask: candidate\n    id: answer\n',
        to: '  - wait: 4 business days\n  - ask: candidate\n    id: answer\n',
      },
    ],
    codes: ['window-over'],
    on: 'since: told.sentAt',
  },
  {
    title: 'an answer is promised since the eve of the interview',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: 'promises: # proved before a case depends on them, watched while one runs\n',
        to: 'promises:\n  - { tell: candidate, about: answer, within: 45 days, since: "case.lastInterviewAt - duration(\'24h\')" }\n',
      },
    ],
    codes: ['start-unbounded'],
    on: 'since: "case.lastInterviewAt',
  },
  {
    title: 'the deciding begins after more days than the calendar knows',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: '  # At most 55 minutes',
        to: '  - wait: 900 business days\n  # At most 55 minutes',
      },
    ],
    codes: ['beyond-horizon'],
    on: 'flow: basic-instant',
  },
  {
    title: 'a word is promised behind one that only a withdrawal brings about',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: 'steps:\n',
        to: 'on:\n  withdrawn: [{ tell: recruiter, id: taken-back, template: candidate-withdrew }, { run: withdrawn }]\nsteps:\n',
      },
      {
        file: basic,
        from: '  - { todo: hr-call, within: 24h, after: answer.sent }\n',
        to: '  - { todo: hr-call, within: 24h, after: answer.sent }\n  - { tell: recruiter, about: notice, within: 2h, after: taken-back }\n',
      },
    ],
    codes: ['promise-unknown'],
    on: 'after: taken-back',
  },
  {
    title: 'one of the directors is among those to whom their silence escalates',
    flow: 'urgent-fast-track',
    edits: [
      { file: directory, from: 'hr-director: zhao-min', to: 'hr-director: [zhao-min, he-jing]' },
    ],
    codes: ['escalation-overlaps'],
    on: 'escalate:',
  },
  {
    title: 'a pack promises an outcome to everybody',
    flow: 'basic-instant',
    edits: [
      {
        file: 'packs/cn.yaml',
        from: 'rules:\n',
        to: `rules:
  - id: outcome-told
    told: { about: outcome, within: 60 days }
    text: { en: Everybody is told yes or no., zh-CN: 人人都会得知录用与否。 }
    source: { name: House rules, address: intranet }
`,
      },
    ],
    codes: ['rule-never'],
    on: 'packs: [cn]',
  },
];
