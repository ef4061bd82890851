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

/** The part counts in the calendar of the flow, whose days have so many working hours. */
export const noDecision = (task: string, day: number): readonly ExpectedMessage[] => [
  ['no-decision-yet to candidate', `settled ${task}`],
  ['request of follow-up', `settled ${task}`],
  ['reminder of follow-up', `settled ${task} + ${day} business hours`],
  ['escalation of follow-up', `settled ${task} + 2 business days`],
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
