/** The input of a case. People are named by their ids; the activity knows their addresses. */
export interface HandInput {
  readonly id: string;
  readonly candidate: string;
  readonly approvers: readonly string[];
  readonly windowMs: number;
}

export interface HandDecision {
  readonly person: string;
  readonly approved: boolean;
}

export interface HandMail {
  readonly id: string;
  readonly template: string;
  readonly to: string;
}

export interface HandActivities {
  send(mail: HandMail): Promise<void>;
}

export const byHandQueues = { workflows: 'by-hand', mail: 'by-hand-mail' } as const;

export const decideName = 'decide';
