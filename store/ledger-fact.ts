import type { Instant } from '../engine/model/base.ts';

/** One entry of the ledger of the house: what has happened outside of any journal. `seq` counts from 1 without a gap. */
export type LedgerEntry = { readonly seq: number; readonly at: Instant } & LedgerFact;

/** What can stand on the ledger: a kind is a line here. It stays for good, so none holds anything personal but opaque ids. */
export type LedgerFact = DefinitionsReadFact;

/** The server has read another version of the definitions, and cases may start from it. */
export interface DefinitionsReadFact {
  readonly kind: 'definitions-read';
  /** Hash of the content of all files. */
  readonly hash: string;
}
