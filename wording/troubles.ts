import type { TroubleDetail } from './texts/trouble-details.ts';

/** What keeps all cases, or one of them, from going on, in the order in which it is told. */
export const troubleCodes = [
  'temporal-away',
  'search-attributes',
  'keys-misfit',
  'case-keys-lost',
  'no-workflow-worker',
  'no-mail-worker',
  'mail-refused',
  'case-stopped',
  'case-unreadable',
  'history-unreadable',
  'workflow-task-fails',
  'workflow-failed',
  'activity-fails',
  'workflow-missing',
  'store-behind',
  'database-older',
  'anchor-late',
  'anchor-not-mailed',
  'record-differs',
  'temporal-behind',
  'case-missing',
  'erased-workflow',
  'not-started',
  'retention-too-long',
  'house-unread',
  'not-erased',
] as const;
export type TroubleCode = (typeof troubleCodes)[number];

/** Something that stands still, as operators are told of it. */
export interface Trouble {
  readonly code: TroubleCode;
  /** Missing where all cases are concerned. */
  readonly case?: string;
  /** Milliseconds since 1970. */
  readonly since?: number;
  /** May be about people, as whatever operators see. */
  readonly detail?: TroubleDetail;
}

/** A trouble as programs are told of it, with its detail in words. */
export interface ToldTrouble extends Omit<Trouble, 'detail'> {
  readonly detail?: string;
}

/** The words of one sort of trouble: what it means, and what to do. */
export interface TroubleWords {
  readonly what: string;
  readonly remedy: string;
}

/** Cases that are open and go on no more, since Temporal has no workflow of them that does. */
export const casesWithoutWorkflow = (troubles: readonly Trouble[]): ReadonlySet<string> =>
  new Set(
    troubles.flatMap(({ code, case: id }) =>
      id !== undefined && (code === 'workflow-failed' || code === 'workflow-missing') ? [id] : [],
    ),
  );
