import { basic, basicCall, beside, core, coreCall, urgent, urgentCall } from './files.ts';
import type { Mutation } from './mutation.ts';

/** Mutations of time after which the call comes too late, or never. */
export const callMutations: readonly Mutation[] = [
  {
    title: 'the call may take an hour more than is promised',
    flow: 'core-transparent',
    edits: [
      {
        file: core,
        from: 'with: { window: 8 business hours }',
        to: 'with: { window: 9 business hours }',
      },
    ],
    codes: ['promise-broken'],
    on: coreCall,
  },
  {
    title: 'the call is counted in business hours that the shop does not have',
    flow: 'basic-instant',
    edits: [
      {
        file: basic,
        from: 'for: recruiter\n        within: 24h',
        to: 'for: recruiter\n        within: 12 business hours',
      },
    ],
    codes: ['promise-broken'],
    on: basicCall,
  },
  {
    title: 'the recruiter has three hours for the call',
    flow: 'urgent-fast-track',
    edits: [{ file: urgent, from: 'within: 2h\n', to: 'within: 3h\n' }],
    codes: ['promise-broken'],
    on: urgentCall,
  },
  {
    title: 'the recruiter has two business hours for the call',
    flow: 'urgent-fast-track',
    edits: [{ file: urgent, from: 'within: 2h\n', to: 'within: 2 business hours\n' }],
    codes: ['promise-broken'],
    on: urgentCall,
  },
  {
    title: 'the duty officer has an hour for the call',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: '[{ to: hr-duty-officer, within: 30m }]',
        to: '[{ to: hr-duty-officer, within: 1h }]',
      },
    ],
    codes: ['promise-broken'],
    on: urgentCall,
  },
  {
    title: 'the call is made only where the interview went well',
    flow: 'urgent-fast-track',
    edits: [
      {
        file: urgent,
        from: '        id: hr-call\n',
        to: "        id: hr-call\n        when: 'has(case.result) && has(case.result.match) && case.result.match > 80'\n",
      },
    ],
    codes: ['promise-never'],
    on: urgentCall,
  },
  {
    title: 'the call is made only after the candidate has answered',
    flow: 'core-transparent',
    edits: [
      {
        file: beside,
        from: '  - todo: { en: Call',
        to: '  - wait: 5 business days\n  - todo: { en: Call',
      },
    ],
    codes: ['promise-broken'],
    on: coreCall,
  },
];
