import { accepted, noDecision, type FlowCourses, type ExpectedMessage } from './course.ts';

const instantAsk: readonly ExpectedMessage[] = [
  ['in-review to candidate', 'start'],
  ['request of confirm', 'confirm'],
];
const instantReminder: ExpectedMessage = ['reminder of confirm', 'confirm + 15 business minutes'];
const instantOffer: readonly ExpectedMessage[] = [
  ['instant-offer to candidate', 'settled confirm'],
  ['request of hr-call', 'told'],
  ['request of answer', 'told'],
  ['onboarding-guide to candidate', 'told + 1h'],
];
const areaManager: ExpectedMessage = ['escalation of confirm', 'confirm + 30 business minutes'];
const dutyOfficer: ExpectedMessage = ['escalation of confirm', 'confirm + 45 business minutes'];

export const basicInstant: FlowCourses = {
  calendar: 'cn-shop',
  courses: {
    'approved in time': {
      said: [
        ['confirm', 'chen-jie', 'approved', '5 business minutes'],
        ['hr-call', 'sun-yue', 'reached', '2h'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      told: [...instantAsk, ...instantOffer, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder': {
      said: [
        ['confirm', 'chen-jie', 'approved', '20 business minutes'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      told: [
        ...instantAsk,
        instantReminder,
        ...instantOffer,
        ...accepted,
        ['reminder of hr-call', 'told + 20h'],
      ],
      outcome: 'accepted',
    },
    escalated: {
      said: [
        ['confirm', 'tang-wei', 'approved', '50 business minutes'],
        ['hr-call', 'sun-yue', 'reached', '2h'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      told: [
        ...instantAsk,
        instantReminder,
        areaManager,
        dutyOfficer,
        ...instantOffer,
        ...accepted,
      ],
      outcome: 'accepted',
    },
    'everyone silent': {
      said: [],
      told: [...instantAsk, instantReminder, areaManager, dutyOfficer, ...noDecision('confirm')],
      outcome: 'undecided',
    },
    rejected: {
      said: [['confirm', 'chen-jie', 'rejected', '5 business minutes']],
      told: [...instantAsk, ['regret to candidate', 'settled confirm']],
      outcome: 'rejected',
    },
  },
};
