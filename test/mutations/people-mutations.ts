import { core, directory, urgent } from './files.ts';
import type { Mutation } from './mutation.ts';

/** Mutations of who is asked. */
export const peopleMutations: readonly Mutation[] = [
  {
    title: 'the silence of the department escalates to the department',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: '[{ to: hr-director, within: 4 business hours }]',
        to: '[{ to: department-hr, within: 4 business hours }]',
      },
    ],
    codes: ['escalation-same'],
    on: 'escalate:',
  },
  {
    title: 'the silence of the directors escalates to one of them',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: '[{ to: hr-director, within: 15 business minutes }]',
        to: '[{ to: director-hr, within: 15 business minutes }]',
      },
    ],
    codes: ['escalation-same', 'escalation-overlaps'],
    on: 'escalate:',
  },
  {
    title: 'in one department the area manager is the head as well',
    flow: 'basic-instant',
    edits: [
      {
        file: directory,
        from: 'otherwise: [chen-jie] # not the area manager, to whom their silence escalates',
        to: 'otherwise: [zhou-lei]',
      },
    ],
    codes: ['escalation-same'],
    on: 'escalate:',
  },
  {
    title: 'the one who approves in engineering has left',
    flow: 'core-transparent',
    edits: [
      {
        file: directory,
        from: '    email: grace.chen@example.com\n',
        to: '    email: grace.chen@example.com\n    active: false\n',
      },
    ],
    codes: ['nobody-there'],
    on: '- approve: { en: Department HR review',
  },
  {
    title: 'two of three seats belong to one person, and all must say yes',
    flow: 'core-transparent',
    edits: [
      { file: core, from: 'need: 2', to: 'need: all' },
      {
        file: directory,
        from: 'finance-partner: { departments: { engineering: [song-yi] }, otherwise: [huang-qiang] }',
        to: 'finance-partner: liu-yang',
      },
    ],
    codes: ['quorum-unreachable'],
    on: 'need: all',
  },
  {
    title: 'both directors are one person, and both must say yes',
    flow: 'urgent-fast-track',
    edits: [
      { file: urgent, from: 'need: 1', to: 'need: 2' },
      { file: directory, from: 'director-hr: he-jing', to: 'director-hr: ma-chao' },
    ],
    codes: ['quorum-unreachable'],
    on: 'need: 2',
  },
  {
    title: 'the group is the department once more',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'by: [group-hr, finance-partner, business-owner]\n    need: 2',
        to: 'by: department-hr',
      },
    ],
    codes: ['same-approver'],
    on: '- approve: { en: Group approval',
  },
];
