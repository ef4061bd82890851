import { accepted, noDecision, type FlowScenarios, type ExpectedMessage } from './scenario.ts';

const instantAsk: readonly ExpectedMessage[] = [
  ['in-review to candidate', 'start'],
  ['request of confirm', 'confirm'],
];
const instantReminder: ExpectedMessage = ['reminder of confirm', 'confirm + 15 business minutes'];
const instantOffer: readonly ExpectedMessage[] = [
  ['instant-offer to candidate', 'settled confirm'],
  ['request of hr-call', 'answer.sent'],
  ['onboarding-guide to candidate', 'answer.sent + 1h'],
];
const areaManager: ExpectedMessage = ['escalation of confirm', 'confirm + 30 business minutes'];
const dutyOfficer: ExpectedMessage = ['escalation of confirm', 'confirm + 45 business minutes'];

export const basicInstant: FlowScenarios = {
  calendar: 'cn-shop',
  scenarios: {
    'approved in time': {
      answers: [
        ['confirm', 'chen-jie', 'approved', '5 business minutes'],
        ['hr-call', 'sun-yue', 'reached', '2h'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      messages: [...instantAsk, ...instantOffer, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder': {
      answers: [
        ['confirm', 'chen-jie', 'approved', '20 business minutes'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      messages: [
        ...instantAsk,
        instantReminder,
        ...instantOffer,
        ...accepted,
        ['reminder of hr-call', 'answer.sent + 20h'],
      ],
      outcome: 'accepted',
    },
    escalated: {
      answers: [
        ['confirm', 'tang-wei', 'approved', '50 business minutes'],
        ['hr-call', 'sun-yue', 'reached', '2h'],
        ['answer', 'candidate', 'accepted', '3h'],
      ],
      messages: [
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
      answers: [],
      messages: [
        ...instantAsk,
        instantReminder,
        areaManager,
        dutyOfficer,
        ...noDecision('confirm', 12),
      ],
      outcome: 'undecided',
    },
    rejected: {
      answers: [['confirm', 'chen-jie', 'rejected', '5 business minutes']],
      messages: [...instantAsk, ['regret to candidate', 'settled confirm']],
      outcome: 'rejected',
    },
  },
};
