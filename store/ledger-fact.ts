import type { Instant } from '../engine/model/base.ts';

/** One entry of the ledger of the house: what has happened outside of any journal. `seq` counts from 1 without a gap. */
export type LedgerEntry = { readonly seq: number; readonly at: Instant } & LedgerFact;

/** What can stand on the ledger: a kind is a line here. It stays for good, so none holds anything personal but opaque ids. */
export type LedgerFact =
  | DefinitionsReadFact
  | KeyCreatedFact
  | KeyRevokedFact
  | KeyUsedFact
  | JournalsSealedFact
  | CaseErasedFact;

/** The server has read another version of the definitions, and cases may start from it. */
export interface DefinitionsReadFact {
  readonly kind: 'definitions-read';
  /** Hash of the content of all files. */
  readonly hash: string;
}

/** An API key was made, by another. */
export interface KeyCreatedFact {
  readonly kind: 'key-created';
  readonly key: string;
  readonly rights: readonly string[];
  readonly roles?: readonly string[];
  readonly expiresAt: Instant;
  readonly by: string;
}

export interface KeyRevokedFact {
  readonly kind: 'key-revoked';
  readonly key: string;
  readonly by: string;
}

/** Something was changed by whoever has this key; what it was stands in the journal of the case. */
export interface KeyUsedFact {
  readonly kind: 'key-used';
  readonly key: string;
  readonly right: string;
  readonly case?: string;
}

/** The chains of all journals were made anew over entries whose personal parts are sealed. */
export interface JournalsSealedFact {
  readonly kind: 'journals-sealed';
  /** The heads that the chains had before: number and hash of the last entry of each. */
  readonly heads: readonly {
    readonly case: string;
    readonly seq: number;
    readonly hash: string;
  }[];
}

/** What was personal about a case has been erased. */
export interface CaseErasedFact {
  readonly kind: 'case-erased';
  readonly case: string;
  /** Somebody has asked for it, or the time for which it was to be kept was over. */
  readonly because: 'asked' | 'keep-over';
  /** For how long it was to be kept. */
  readonly keep?: string;
  /** The name of the key of whoever has asked, or had all erased that was due. */
  readonly by?: string;
}
