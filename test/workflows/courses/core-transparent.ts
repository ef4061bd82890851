import { accepted, noDecision, type FlowCourses, type ExpectedMessage } from './course.ts';

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
  ['request of hr-call', 'told'],
  ['request of answer', 'told'],
  ['onboarding-guide to candidate', 'told + 1h'],
];

export const coreTransparent: FlowCourses = {
  calendar: 'cn-office',
  courses: {
    'approved in time': {
      said: [
        ['department', 'grace-chen', 'approved', '1 business hour'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'anna-weber', 'approved', '2 business hours'],
        ['hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      told: [...coreAsk, ['request of group', 'settled department'], ...coreOffer, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder': {
      said: [
        ['department', 'grace-chen', 'approved', '5 business hours'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'song-yi', 'approved', '90 business minutes'],
        ['hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      told: [
        ...coreAsk,
        ...departmentReminders.slice(0, 1),
        ['request of group', 'settled department'],
        ...coreOffer,
        ...accepted,
      ],
      outcome: 'accepted',
    },
    escalated: {
      said: [
        ['department', 'zhao-min', 'approved', '9 business hours'],
        ['group', 'liu-yang', 'approved', '1 business hour'],
        ['group', 'song-yi', 'approved', '90 business minutes'],
        ['hr-call', 'emma-liu', 'reached', '2 business hours'],
        ['answer', 'candidate', 'accepted', '1 business day'],
      ],
      told: [
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
      said: [],
      told: [
        ...coreAsk,
        ...departmentReminders,
        ['escalation of department', 'department + 8 business hours'],
        ...noDecision('department'),
      ],
      outcome: 'undecided',
    },
    rejected: {
      said: [
        ['department', 'grace-chen', 'approved', '1 business hour'],
        ['group', 'liu-yang', 'rejected', '1 business hour'],
        ['group', 'anna-weber', 'rejected', '2 business hours'],
      ],
      told: [
        ...coreAsk,
        ['request of group', 'settled department'],
        ['regret to candidate', 'settled group'],
      ],
      outcome: 'rejected',
    },
  },
};
