import {
  asksByOffer,
  basic,
  basicCall,
  core,
  directory,
  regret,
  undecided,
  urgent,
} from './files.ts';
import type { Mutation } from './mutation.ts';

/** Mutations that the compiler reports: the flow has no plan, so nothing is proved. */
export const schemaMutations: readonly Mutation[] = [
  {
    title: 'nobody says what the silence of the department means',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'within: 4 business hours }]\n    rejected: [{ run: regret }]\n    silent: [{ run: no-decision-yet }]\n',
        to: 'within: 4 business hours }]\n    rejected: [{ run: regret }]\n',
      },
    ],
    codes: ['missing-key'],
    on: '- approve: { en: Department HR review',
  },
  {
    title: 'nobody says what the silence of the candidate means',
    flow: 'basic-instant',
    edits: [{ file: basic, from: '    silent: [{ run: offer-lapsed }]\n' }],
    codes: ['missing-key'],
    on: '- ask: candidate',
  },
  {
    title: 'nobody says what the silence of the recruiter means',
    flow: 'urgent-fast-track',
    edits: [{ file: urgent, from: '        silent: []\n' }],
    codes: ['missing-key'],
    on: '- todo: { en: Call the candidate to confirm',
  },
  {
    title: 'more must say yes than are asked',
    flow: 'core-transparent',
    edits: [{ file: core, from: 'need: 2', to: 'need: 4' }],
    codes: ['too-few-seats'],
    on: 'need: 4',
  },
  {
    title: 'a role that the directory does not know',
    flow: 'basic-instant',
    edits: [{ file: basic, from: 'by: department-head', to: 'by: store-manager' }],
    codes: ['unknown-who'],
    on: 'by: store-manager',
  },
  {
    title: 'a withdrawal does not end the case',
    flow: 'core-transparent',
    edits: [{ file: 'parts/withdrawn.yaml', from: '  - end: withdrew\n' }],
    codes: ['handler-goes-on'],
    on: 'withdrawn: [{ run: withdrawn }]',
  },
  {
    title: 'the case ends before the offer leaves',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: '  - ask: candidate\n    id: answer\n',
        to: '  - end: approved\n  - ask: candidate\n    id: answer\n',
      },
    ],
    codes: ['unreachable-step'],
    on: asksByOffer,
  },
  {
    title: 'the regret is not written in Chinese',
    flow: 'core-transparent',
    edits: [{ file: 'templates/regret/zh-CN.md' }],
    codes: ['missing-locale'],
    on: 'template: regret',
  },
  {
    title: 'the Chinese regret names somebody that a case does not have',
    flow: 'basic-instant',
    edits: [
      {
        file: 'templates/regret/zh-CN.md',
        from: '{{ recipient.name }}，您好',
        to: '{{ case.candidate.firstName }}，您好',
      },
    ],
    codes: ['unknown-variable'],
    on: '{{ case.candidate.firstName }}',
  },
  {
    title: 'the English offer shows its expiry without a zone',
    flow: 'core-transparent',
    edits: [
      {
        file: 'templates/offer/en.md',
        from: 'is bound by this offer until **{{ expires | when }}**',
        to: 'is bound by this offer until **{{ case.lastInterviewAt }}**',
      },
    ],
    codes: ['moment-without-when'],
    on: 'is bound by this offer until',
  },
  {
    title: 'the offer does not say until when somebody calls',
    flow: 'urgent-fast-track',
    edits: [{ file: urgent, from: '    with: { callBy: 2h }\n' }],
    codes: ['missing-value'],
    on: 'request: urgent-offer',
  },
  {
    title: 'a part runs itself',
    flow: 'core-transparent',
    edits: [{ file: undecided, from: '- end: undecided', to: '- run: no-decision-yet' }],
    codes: ['recursive-run'],
    on: '- run: no-decision-yet',
  },
  {
    title: 'the promise of a call names a task that is gone',
    flow: 'basic-instant',
    edits: [{ file: basic, from: 'id: hr-call', to: 'id: welcome-call' }],
    codes: ['unknown-task'],
    on: basicCall,
  },
  {
    title: 'the duty officer is somebody whom the directory does not know',
    flow: 'urgent-fast-track',
    edits: [{ file: directory, from: 'hr-duty-officer: tang-wei', to: 'hr-duty-officer: tang' }],
    codes: ['unknown-person'],
    on: 'hr-duty-officer: tang',
  },
  {
    title: 'the regret is told twice under one name',
    flow: 'core-transparent',
    edits: [
      {
        file: regret,
        from: '  - end: rejected',
        to: '  - { tell: recruiter, id: told, template: nobody-decided }\n  - end: rejected',
      },
    ],
    codes: ['duplicate-id'],
    on: '- { tell: recruiter, id: told',
  },
];
