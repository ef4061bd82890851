import { asksByOffer, basic, core, regret, undecided, urgent } from './files.ts';
import type { Mutation } from './mutation.ts';

/** Mutations after which somebody would hear nothing. */
export const wordMutations: readonly Mutation[] = [
  {
    title: 'a no of the group ends the case without a word',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'within: 2 business hours }]\n    rejected: [{ run: regret }]',
        to: 'within: 2 business hours }]\n    rejected: [{ end: rejected }]',
      },
    ],
    codes: ['ghosted'],
    on: 'rejected: [{ end: rejected }]',
  },
  {
    title: 'the silence of the department ends the case without a word',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'within: 4 business hours }]\n    rejected: [{ run: regret }]\n    silent: [{ run: no-decision-yet }]',
        to: 'within: 4 business hours }]\n    rejected: [{ run: regret }]\n    silent: [{ end: undecided }]',
      },
    ],
    codes: ['ghosted'],
    on: 'silent: [{ end: undecided }]',
  },
  {
    title: 'the regret is taken out of the no',
    flow: 'basic-instant',
    edits: [{ file: regret, from: '  - tell: candidate\n    id: told\n    template: regret\n' }],
    codes: ['ghosted'],
    on: '- end: rejected',
  },
  {
    title: 'the regret goes to the recruiter',
    flow: 'urgent-fast-track',
    edits: [{ file: regret, from: '- tell: candidate', to: '- tell: recruiter' }],
    codes: ['ghosted'],
    on: '- end: rejected',
  },
  {
    title: 'silence runs nothing that tells the candidate',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: 'silent: [{ run: no-decision-yet }]',
        to: 'silent: [{ run: manager-call }, { end: undecided }]',
      },
    ],
    codes: ['ghosted'],
    on: 'silent: [{ run: manager-call }, { end: undecided }]',
  },
  {
    title: 'silence is told to the recruiter alone',
    flow: 'basic-instant',
    edits: [{ file: undecided, from: '- tell: candidate', to: '- tell: recruiter' }],
    codes: ['ghosted', 'promise-never'],
    on: '- end: undecided',
  },
  {
    title: 'the regret is of class notice',
    flow: 'core-transparent',
    edits: [{ file: 'templates/regret/template.yaml', from: 'class: regret', to: 'class: notice' }],
    codes: ['ghosted'],
    on: '- end: rejected',
  },
  {
    title: '"no decision yet" is of class status',
    flow: 'basic-instant',
    edits: [
      {
        file: 'templates/no-decision-yet/template.yaml',
        from: 'class: decision-status',
        to: 'class: status',
      },
    ],
    codes: ['ghosted'],
    on: '- end: undecided',
  },
  {
    title: 'the offer is of class status',
    flow: 'core-transparent',
    edits: [{ file: 'templates/offer/template.yaml', from: 'class: offer', to: 'class: status' }],
    codes: ['offer-term-shown', 'promise-never', 'ghosted'],
    on: 'request: offer',
  },
  {
    title: 'an offer that bounces is let go',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: 'with: { callBy: 2h }',
        to: 'with: { callBy: 2h }\n    undelivered: []',
      },
    ],
    codes: ['ghosted'],
    on: asksByOffer,
  },
  {
    title: 'a regret that bounces is let go',
    flow: 'core-transparent',
    edits: [
      { file: regret, from: 'template: regret', to: 'template: regret\n    undelivered: []' },
    ],
    codes: ['ghosted'],
    on: '- tell: candidate',
  },
  {
    title: 'an offer that bounces ends the case',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: 'request: instant-offer',
        to: 'request: instant-offer\n    undelivered: [{ end: lost }]',
      },
    ],
    codes: ['ghosted'],
    on: asksByOffer,
  },
  {
    title: 'the regret leaves only where the interviewers have found a match',
    flow: 'core-transparent',
    edits: [
      {
        file: regret,
        from: 'template: regret',
        to: 'template: regret\n    when: has(case.result) && has(case.result.match)',
      },
    ],
    codes: ['ghosted'],
    on: '- end: rejected',
  },
  {
    title: 'what runs beside ends the case before the answer',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '  - approve: { en: Department HR review',
        to: '  - meanwhile: [{ wait: 2h }, { end: tired, beside: stop }]\n  - approve: { en: Department HR review',
      },
    ],
    codes: ['ghosted'],
    on: '- meanwhile: [{ wait: 2h }, { end: tired, beside: stop }]',
  },
  {
    title: 'the answer leaves beside, and an end cuts it off',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: regret,
        from: '  - tell: candidate\n    id: told\n    template: regret\n  - end: rejected',
        to: '  - meanwhile: [{ wait: 10m }, { tell: candidate, id: told, template: regret }]\n    until: end\n  - end: rejected',
      },
    ],
    codes: ['ghosted'],
    on: '- end: rejected',
  },
  {
    title: 'a withdrawal is noted for the recruiter alone',
    flow: 'core-transparent',
    edits: [
      {
        file: 'parts/withdrawn.yaml',
        from: '  - tell: candidate\n    id: noted\n    template: withdrawal-noted\n',
      },
    ],
    codes: ['withdrawal-unanswered'],
    on: '- end: withdrew',
  },
  {
    title: 'a withdrawal is answered only in English',
    flow: 'basic-instant',
    edits: [
      {
        file: 'parts/withdrawn.yaml',
        from: '- tell: candidate\n',
        to: "- tell: candidate\n    when: case.candidate.locale == 'en'\n",
      },
    ],
    codes: ['withdrawal-unanswered'],
    on: '- end: withdrew',
  },
];
