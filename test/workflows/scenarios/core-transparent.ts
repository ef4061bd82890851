import { accepted, noDecision, type FlowScenarios, type ExpectedMessage } from './scenario.ts';

const coreAsk: readonly ExpectedMessage[] = [
  ['in-review to candidate', 'start'],
  ['request of department', 'department'],
];
const departmentReminders: readonly ExpectedMessage[] = [
  ['reminder of department', 'department + 4 business hours'],
  ['reminder of department', 'department + 432 business minutes'],
];
const coreOffer: readonly ExpectedMessage[] = [
  ['offer to candidate', 'settled group'],
  ['request of hr-call', 'answer.sent'],
  ['onboarding-guide to candidate', 'answer.sent + 1h'],
];

export const coreTransparent: FlowScenarios = {
  calendar: 'cn-office',
  scenarios: {
    'approved in time': {
      answers: [
        ['department', 'grace-chen', 'approved', '1 business hour'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'anna-weber', 'approved', '2 business hours'],
        ['beside/hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      messages: [...coreAsk, ['request of group', 'settled department'], ...coreOffer, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder': {
      answers: [
        ['department', 'grace-chen', 'approved', '5 business hours'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'song-yi', 'approved', '90 business minutes'],
        ['beside/hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      messages: [
        ...coreAsk,
        ...departmentReminders.slice(0, 1),
        ['request of group', 'settled department'],
        ...coreOffer,
        ...accepted,
      ],
      outcome: 'accepted',
    },
    escalated: {
      answers: [
        ['department', 'zhao-min', 'approved', '9 business hours'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'song-yi', 'approved', '90 business minutes'],
        ['beside/hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      messages: [
        ...coreAsk,
        ...departmentReminders,
        ['escalation of department', 'department + 8 business hours'],
        ['request of group', 'settled department'],
        ...coreOffer,
        ...accepted,
      ],
      outcome: 'accepted',
    },
    'everyone silent': {
      answers: [],
      messages: [
        ...coreAsk,
        ...departmentReminders,
        ['escalation of department', 'department + 8 business hours'],
        ...noDecision('department', 8),
      ],
      outcome: 'undecided',
    },
    rejected: {
      answers: [
        ['department', 'grace-chen', 'approved', '1 business hour'],
        ['group', 'liu-yang', 'rejected', '1 business hour'],
        ['group', 'anna-weber', 'rejected', '2 business hours'],
      ],
      messages: [
        ...coreAsk,
        ['request of group', 'settled department'],
        ['regret to candidate', 'settled group'],
      ],
      outcome: 'rejected',
    },
  },
};
