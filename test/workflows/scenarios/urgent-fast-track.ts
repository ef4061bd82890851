import {
  accepted,
  lapsed,
  noDecision,
  type FlowScenarios,
  type ExpectedMessage,
} from './scenario.ts';

const urgentAsk: readonly ExpectedMessage[] = [
  ['in-review to candidate', 'start'],
  ['request of directors', 'directors'],
];
const urgentReminder: ExpectedMessage = [
  'reminder of directors',
  'directors + 15 business minutes',
];
const urgentEscalation: ExpectedMessage = [
  'escalation of directors',
  'directors + 30 business minutes',
];
const urgentOffer: readonly ExpectedMessage[] = [
  ['urgent-offer to candidate', 'settled directors'],
  ['request of hr-call', 'answer.sent'],
];
const guide: ExpectedMessage = ['onboarding-guide to candidate', 'answer.sent + 1h'];

export const urgentFastTrack: FlowScenarios = {
  calendar: 'cn-office',
  scenarios: {
    'approved in time': {
      answers: [
        ['directors', 'ma-chao', 'approved', '5 business minutes'],
        ['hr-call', 'sun-yue', 'confirmed', '30m'],
        ['answer', 'candidate', 'accepted', '2h'],
      ],
      messages: [...urgentAsk, ...urgentOffer, guide, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder, and hesitant on the phone': {
      answers: [
        ['directors', 'ma-chao', 'rejected', '5 business minutes'],
        ['directors', 'he-jing', 'approved', '20 business minutes'],
        ['hr-call', 'sun-yue', 'hesitant', '30m'],
        ['answer', 'candidate', 'declined', '40m'],
      ],
      messages: [
        ...urgentAsk,
        urgentReminder,
        ...urgentOffer,
        ['request of call', 'settled hr-call'],
        ['receipt of answer', 'settled answer'],
        ['decline-noted to candidate', 'settled answer'],
        ['offer-declined to recruiter', 'settled answer'],
      ],
      outcome: 'declined',
    },
    'escalated, and the candidate never answers': {
      answers: [
        ['directors', 'zhao-min', 'approved', '40 business minutes'],
        ['hr-call', 'sun-yue', 'confirmed', '30m'],
      ],
      messages: [
        ...urgentAsk,
        urgentReminder,
        urgentEscalation,
        ...urgentOffer,
        guide,
        ['reminder of answer', 'answer.sent + 8 business hours'],
        ['reminder of answer', 'answer.sent + 2 business days - 4 hours'],
        ...lapsed('settled answer'),
      ],
      outcome: 'no-answer',
    },
    'everyone silent': {
      answers: [],
      messages: [...urgentAsk, urgentReminder, urgentEscalation, ...noDecision('directors', 8)],
      outcome: 'undecided',
    },
    rejected: {
      answers: [
        ['directors', 'ma-chao', 'rejected', '5 business minutes'],
        ['directors', 'he-jing', 'rejected', '6 business minutes'],
      ],
      messages: [...urgentAsk, ['regret to candidate', 'settled directors']],
      outcome: 'rejected',
    },
  },
};
