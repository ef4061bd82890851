import type { StopReason } from '../../engine/model/stop.ts';

/** What was found out about a trouble, as data: its words are written for whoever reads them. */
export type TroubleDetail =
  /** What another system says, or an error, in the words in which it comes. */
  | { readonly kind: 'words'; readonly words: string }
  /** A file that does not compile; what is wrong with it is written for its author, in English. */
  | {
      readonly kind: 'line';
      readonly file: string;
      readonly line: number;
      readonly message: string;
    }
  | { readonly kind: 'stop'; readonly reason: StopReason }
  /** Why the mail server refuses us. */
  | { readonly kind: 'refusal'; readonly reason: string }
  | { readonly kind: 'workflow-over' }
  | { readonly kind: 'workflow-cancelled' }
  | { readonly kind: 'workflow-terminated'; readonly reason: string }
  /** The history tells of an entry, and the record ends before it. */
  | { readonly kind: 'record-short'; readonly told: number; readonly last: number }
  | { readonly kind: 'entry-differs'; readonly seq: number }
  /** An entry is on record for good, and the history tells of none behind an earlier one. */
  | { readonly kind: 'history-short'; readonly fixed: number; readonly told: number }
  | { readonly kind: 'anchor'; readonly number: number }
  | { readonly kind: 'attributes'; readonly problems: readonly AttributeFault[] }
  | { readonly kind: 'keys'; readonly misfit: KeysFault }
  | { readonly kind: 'lost-keys'; readonly lost: LostKeysFault }
  | { readonly kind: 'retention'; readonly retention: RetentionFault }
  | { readonly kind: 'not-erased'; readonly obstacle: ErasureFault };

/** A search attribute that is not registered, or not as this type. */
export interface AttributeFault {
  readonly name: string;
  readonly no?: string;
}

/** Which payload keys server and worker do not have in common; the key is the one by which the other encrypts. */
export type KeysFault =
  | { readonly lacks: 'this' | 'worker'; readonly key: string }
  | { readonly without: 'this' | 'worker' };

/** Open cases whose keys do not open, for one reason. */
export interface LostKeysFault {
  readonly why: 'missing' | 'other' | 'no-row';
  readonly key?: string;
  readonly cases: readonly string[];
}

/** For how many days Temporal keeps closed workflows, and the house cases. */
export interface RetentionFault {
  readonly namespace: string;
  readonly retained: number;
  readonly kept: number;
}

/** Why a case that is due is not erased yet. */
export type ErasureFault = 'still-open' | 'still-running' | 'not-fixed' | 'already-erased';

/** A sentence for each kind of detail. */
export type TroubleDetailTexts = { readonly [K in DetailKind]: (of: DetailOfKind<K>) => string };

export type DetailKind = TroubleDetail['kind'];
export type DetailOfKind<K extends DetailKind> = {
  readonly [P in K]: Extract<TroubleDetail, { readonly kind: P }>;
}[K];
