import { accepted, lapsed, noDecision, type FlowCourses, type ExpectedMessage } from './course.ts';

const urgentAsk: readonly ExpectedMessage[] = [
  ['in-review to candidate', 'start'],
  ['request of directors', 'directors'],
];
const urgentReminder: ExpectedMessage = [
  'reminder of directors',
  'directors + 15 business minutes',
];
const urgentLadder: ExpectedMessage = [
  'escalation of directors',
  'directors + 30 business minutes',
];
const urgentOffer: readonly ExpectedMessage[] = [
  ['urgent-offer to candidate', 'settled directors'],
  ['request of hr-call', 'told'],
  ['request of answer', 'told'],
];
const guide: ExpectedMessage = ['onboarding-guide to candidate', 'told + 1h'];

export const urgentFastTrack: FlowCourses = {
  calendar: 'cn-office',
  courses: {
    'approved in time': {
      said: [
        ['directors', 'ma-chao', 'approved', '5 business minutes'],
        ['hr-call', 'sun-yue', 'confirmed', '30m'],
        ['answer', 'candidate', 'accepted', '2h'],
      ],
      told: [...urgentAsk, ...urgentOffer, guide, ...accepted],
      outcome: 'accepted',
    },
    'approved after the reminder, and hesitant on the phone': {
      said: [
        ['directors', 'ma-chao', 'rejected', '5 business minutes'],
        ['directors', 'he-jing', 'approved', '20 business minutes'],
        ['hr-call', 'sun-yue', 'hesitant', '30m'],
        ['answer', 'candidate', 'declined', '40m'],
      ],
      told: [
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
      said: [
        ['directors', 'zhao-min', 'approved', '40 business minutes'],
        ['hr-call', 'sun-yue', 'confirmed', '30m'],
      ],
      told: [
        ...urgentAsk,
        urgentReminder,
        urgentLadder,
        ...urgentOffer,
        guide,
        ['reminder of answer', 'told + 8 business hours'],
        ['reminder of answer', 'told + 2 business days - 4 hours'],
        ...lapsed('settled answer'),
      ],
      outcome: 'no-answer',
    },
    'everyone silent': {
      said: [],
      told: [...urgentAsk, urgentReminder, urgentLadder, ...noDecision('directors')],
      outcome: 'undecided',
    },
    rejected: {
      said: [
        ['directors', 'ma-chao', 'rejected', '5 business minutes'],
        ['directors', 'he-jing', 'rejected', '6 business minutes'],
      ],
      told: [...urgentAsk, ['regret to candidate', 'settled directors']],
      outcome: 'rejected',
    },
  },
};
