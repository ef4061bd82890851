/** Why a case has been stopped, as a code: each has its words, and what to do, in `docs/operating.md`. */
export const stopCodes = [
  'not-an-instant',
  'expression-failed',
  'unknown-kind',
  'unknown-calendar',
  'internal-error',
  'journal-conflict',
  'hand-over-failed',
] as const;
export type StopCode = (typeof stopCodes)[number];

/** What has stopped a case; nothing in it is personal. */
export interface StopReason {
  readonly code: StopCode;
  /** The step that was being carried out, if it was one. */
  readonly step?: string;
  /** What the error says, where its words are ours. */
  readonly detail?: string;
}
