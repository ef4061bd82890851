export interface HandInput {
  readonly id: string;
  readonly candidate: string;
  readonly approvers: readonly string[];
  readonly windowMs: number;
}

export interface HandMail {
  readonly id: string;
  readonly template: string;
  readonly to: string;
}

export interface HandActivities {
  send(mail: HandMail): Promise<void>;
}
