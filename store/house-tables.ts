import type { ColumnType } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { Directory, Texts } from '../engine/model/definitions.ts';
import type { Plan } from '../engine/model/plan.ts';
import type { Readers } from '../engine/model/shown.ts';
import type { JsonColumn } from './json-column.ts';
import type { LedgerEntry } from './ledger-fact.ts';

// Tables of the house, which are about no single case.

export interface LedgerTable {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly entry: JsonColumn<LedgerEntry>;
  readonly hash: string;
  /** What the fact is known by, if it must not stand on the ledger twice. */
  readonly once: string | null;
}

export interface LedgerHeadTable {
  /** Always 1: there is one ledger. */
  readonly id: number;
  readonly last_seq: number;
  readonly last_hash: string;
}

export interface AnchorsTable {
  readonly number: number;
  readonly at: Instant;
  /** Over the anchor before and the heads that have moved since. */
  readonly root: string;
}

/** Anchors that a mail server has accepted. */
export interface MailedAnchorsTable {
  readonly number: number;
  readonly at: Instant;
}

export interface AnchoredHeadsTable {
  /** Id of a case; empty for the ledger. */
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly anchor: number;
}

export interface DirectoryTable {
  /** Always 1: there is one directory. */
  readonly id: number;
  readonly directory: JsonColumn<Directory>;
  readonly hash: string;
}

export interface PinnedPlansTable {
  readonly hash: string;
  readonly plan: JsonColumn<Plan>;
  /** Who alone finds a case of the plan. */
  readonly readers: ColumnType<Readers | null, string | undefined, never>;
  /** The readers of each value of a case that only some read, in its facts and its forms. */
  readonly value_readers: ColumnType<readonly Readers[] | null, string | undefined, never>;
}

export interface PinnedTextsTable {
  readonly hash: string;
  readonly texts: JsonColumn<Texts>;
}

export interface IdentityKeyTable {
  /** Always 1: there is one key. */
  readonly id: number;
  readonly key: string;
}

export interface RelayRefusalsTable {
  /** The Message-ID of a mail that waits. */
  readonly mail: string;
  readonly since: Instant;
  /** When it was tried last. */
  readonly at: Instant;
  readonly reason: string;
}

export interface ApiKeysTable {
  readonly id: string;
  /** Never given twice, since records refer to it. */
  readonly name: string;
  /** SHA-256 of the secret, which is nowhere. */
  readonly hash: string;
  readonly rights: JsonColumn<readonly string[]>;
  /** The roles as whose holder it reads. */
  readonly roles: ColumnType<readonly string[], string | undefined, never>;
  /** The name of the key by which it was made. */
  readonly created_by: string;
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly revoked_at: ColumnType<Instant | null, never, Instant>;
  readonly used_at: ColumnType<Instant | null, never, Instant>;
}
