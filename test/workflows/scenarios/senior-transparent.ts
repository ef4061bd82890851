import {
  accepted,
  noDecision,
  type ExpectedMessage,
  type FlowScenarios,
  type TimedAnswer,
} from './scenario.ts';

const department = 'department/review';
const compensation = 'compensation/review';
const seniorAsk: readonly ExpectedMessage[] = [
  ['in-review to candidate', 'start'],
  ['request of review', department],
];
const late: readonly ExpectedMessage[] = [
  ['reminder of review', `${department} + 4 business hours`],
  ['escalation of review', `${department} + 8 business hours`],
  ['review-delayed to candidate', `${department} + 8 business hours`],
];
const others: readonly ExpectedMessage[] = [
  ['request of review', `settled ${department}`],
  ['request of group', `settled ${compensation}`],
];
/** Once the department has said yes. */
const onwards: readonly TimedAnswer[] = [
  [compensation, 'song-yi', 'approved', '1 business hour'],
  ['group', 'liu-yang', 'approved', '1 business hour'],
  ['answer', 'candidate', 'accepted', '1 business day'],
];
const offered: readonly ExpectedMessage[] = [['offer to candidate', 'settled group']];

export const seniorTransparent: FlowScenarios = {
  calendar: 'cn-office',
  scenarios: {
    'approved in time': {
      answers: [[department, 'grace-chen', 'approved', '1 business hour'], ...onwards],
      messages: [...seniorAsk, ...others, ...offered, ...accepted],
      outcome: 'accepted',
    },
    'late once, with an apology': {
      answers: [[department, 'zhao-min', 'approved', '9 business hours'], ...onwards],
      messages: [...seniorAsk, ...late, ...others, ...offered, ...accepted],
      outcome: 'accepted',
    },
    'everyone silent': {
      answers: [],
      messages: [...seniorAsk, ...late, ...noDecision(department, 8)],
      outcome: 'undecided',
    },
    'the pay is refused': {
      answers: [
        [department, 'grace-chen', 'approved', '1 business hour'],
        [compensation, 'song-yi', 'rejected', '1 business hour'],
      ],
      messages: [
        ...seniorAsk,
        ['request of review', `settled ${department}`],
        ['regret to candidate', `settled ${compensation}`],
      ],
      outcome: 'rejected',
    },
  },
};
