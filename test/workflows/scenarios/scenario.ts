export type ExpectedMessage = readonly [message: string, moment: string];
/** Who says what, and how long after the task's opening. */
export type TimedAnswer = readonly [task: string, person: string, outcome: string, after: string];

export interface FlowScenarios {
  readonly calendar: string;
  readonly scenarios: Readonly<Record<string, ExpectedScenario>>;
}

export interface ExpectedScenario {
  readonly answers: readonly TimedAnswer[];
  readonly messages: readonly ExpectedMessage[];
  readonly outcome: string;
}

export const noDecision = (task: string): readonly ExpectedMessage[] => [
  ['no-decision-yet to candidate', `settled ${task}`],
  ['request of follow-up', `settled ${task}`],
  ['reminder of follow-up', `settled ${task} + 8 business hours of cn-office`],
  ['escalation of follow-up', `settled ${task} + 2 business days of cn-office`],
];

export const lapsed = (after: string): readonly ExpectedMessage[] => [
  ['offer-lapsed to candidate', after],
  ['offer-unanswered to recruiter', after],
];
export const accepted: readonly ExpectedMessage[] = [
  ['receipt of answer', 'settled answer'],
  ['acceptance-noted to candidate', 'settled answer'],
  ['offer-accepted to recruiter', 'settled answer'],
];
