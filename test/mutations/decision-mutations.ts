import { askedApart } from './asked-apart.ts';
import { asksByOffer, basic, core, urgent } from './files.ts';
import type { Edit, Mutation } from './mutation.ts';

const offer = `  - tell: candidate
    id: told
    template: offer
    with: { expires: 5 business days }
`;
const withoutOffer: Edit = { file: core, from: offer };
const told = '- tell: candidate\nid: told';
const groupBranches = 'within: 2 business hours }]\n    rejected: [{ run: regret }]';

/** Mutations of who decides. */
export const decisionMutations: readonly Mutation[] = [
  {
    title: 'the offer leaves before the approvals',
    flow: 'core-transparent',
    given: askedApart(core),
    edits: [
      withoutOffer,
      {
        file: core,
        from: '  - approve: { en: Department HR review',
        to: `${offer}  - approve: { en: Department HR review`,
      },
    ],
    codes: ['offer-unapproved'],
    on: told,
  },
  {
    title: 'the offer leaves between the approvals',
    flow: 'core-transparent',
    given: askedApart(core),
    edits: [
      withoutOffer,
      {
        file: core,
        from: '  - approve: { en: Group approval',
        to: `${offer}  - approve: { en: Group approval`,
      },
    ],
    codes: ['approval-after-offer'],
    on: '- approve: { en: Group approval',
  },
  {
    title: 'one more approval after the offer',
    flow: 'basic-instant',
    given: askedApart(basic),
    edits: [
      {
        file: basic,
        from: '  - ask: candidate\n',
        to: `  - approve: Salary
    id: salary
    by: area-manager
    within: 1 business hour
    rejected: []
    silent: []
  - ask: candidate
`,
      },
    ],
    codes: ['approval-after-offer'],
    on: '- approve: Salary',
  },
  {
    title: 'the approval runs beside the offer',
    flow: 'urgent-fast-track',
    given: askedApart(urgent),
    edits: [
      {
        file: urgent,
        from: '  - tell: candidate\n    id: told\n',
        to: `  - meanwhile:
      - approve: Salary
        id: salary
        by: hr-director
        within: 1 business hour
        rejected: []
        silent: []
  - tell: candidate
    id: told
`,
      },
    ],
    codes: ['approval-after-offer'],
    on: '- approve: Salary',
  },
  {
    title: 'the silence of the group is a yes',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: `${groupBranches}\n    silent: [{ run: no-decision-yet }]`,
        to: `${groupBranches}\n    silent: approved`,
      },
    ],
    codes: ['offer-by-silence'],
    on: 'silent: approved',
  },
  {
    title: 'the silence of the store is a yes',
    flow: 'basic-instant',
    edits: [{ file: basic, from: 'silent: [{ run: no-decision-yet }]', to: 'silent: approved' }],
    codes: ['offer-by-silence'],
    on: 'silent: approved',
  },
  {
    title: 'the silence of the directors goes on to the offer',
    flow: 'urgent-fast-track',
    edits: [{ file: urgent, from: 'silent: [{ run: no-decision-yet }]', to: 'silent: []' }],
    codes: ['offer-by-silence'],
    on: 'silent: []',
  },
  {
    title: 'the store is asked only where the score is low',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: 'id: confirm\n',
        to: "id: confirm\n    when: '!(has(case.result) && has(case.result.match)) || case.result.match < 90'\n",
      },
    ],
    codes: ['offer-unapproved'],
    on: asksByOffer,
  },
  {
    title: 'somebody does a task, and that counts as a yes',
    flow: 'basic-instant',
    edits: [
      { file: basic, from: '- approve: { en: Confirm', to: '- todo: { en: Confirm' },
      { file: basic, from: 'by: department-head', to: 'for: department-head' },
      {
        file: basic,
        from: 'rejected: [{ run: regret }]',
        to: 'outcomes: { approved: [], rejected: [{ run: regret }] }',
      },
    ],
    codes: ['offer-unapproved'],
    on: asksByOffer,
  },
  {
    title: 'the candidate decides about their own offer',
    flow: 'basic-instant',
    edits: [{ file: basic, from: 'by: department-head', to: 'by: candidate' }],
    codes: ['offer-unapproved'],
    on: asksByOffer,
  },
  {
    title: 'where all are silent, the candidate decides',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: '[{ to: hr-director, within: 15 business minutes }]',
        to: '[{ to: candidate, within: 15 business minutes }]',
      },
    ],
    codes: ['offer-unapproved'],
    on: asksByOffer,
  },
  {
    title: 'a low score rejects',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '  - approve: { en: Department HR review',
        to: `  - choose: [{ when: 'has(case.result) && has(case.result.match) && case.result.match < 60', do: [{ run: regret }] }]
  - approve: { en: Department HR review`,
      },
    ],
    codes: ['person-missing'],
    on: 'template: regret',
  },
  {
    title: 'who has not passed is rejected by the flow itself',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: '  # Both are asked at once',
        to: "  - { run: regret, when: 'has(case.result) && has(case.result.passed) && !case.result.passed' }\n  # Both are asked at once",
      },
    ],
    codes: ['rejection-by-score'],
    on: '- { run: regret, when:',
  },
  {
    title: 'a no of the group goes on to the offer',
    flow: 'core-transparent',
    edits: [
      { file: core, from: groupBranches, to: groupBranches.replace('[{ run: regret }]', '[]') },
    ],
    codes: ['offer-after-no'],
    on: 'request: offer',
  },
];
