import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

// The feed, who has read how far, and what is counted from it.

export interface FeedTable {
  readonly position: GeneratedAlways<number>;
  /** Counts the clusters that the database was restored into: each numbers its transactions anew. */
  readonly incarnation: number;
  readonly tx: ColumnType<string, never, never>;
  readonly case_id: string;
  readonly seq: number;
  readonly what: 'entry' | 'taken-back';
}

export interface FeedIncarnationTable {
  /** Always 1. */
  readonly id: number;
  readonly incarnation: number;
}

export interface FeedReadersTable {
  readonly name: string;
  readonly incarnation: Generated<number>;
  readonly tx: Generated<string>;
  readonly position: Generated<number>;
}

/** Entries that a reader of fixed ones has come by before they were fixed. */
export interface FeedHeldTable {
  readonly reader: string;
  readonly position: number;
  readonly case_id: string;
  readonly seq: number;
}

export interface CaseCountsTable {
  readonly flow: string;
  /** Since 1970, in UTC. */
  readonly day: number;
  readonly what: string;
  /** Empty where there is none. */
  readonly outcome: string;
  readonly count: number;
}
