import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Directory, Texts } from '../engine/model/definitions.ts';
import type { TaskOpenedFact } from '../engine/model/journal.ts';
import type { MessageClass, Recipients } from '../engine/model/message.ts';
import type { Plan } from '../engine/model/plan.ts';
import type { StopReason } from '../engine/model/stop.ts';
import type { Certificate } from '../engine/analysis/finding/certificate.ts';
import type { Instant } from '../engine/model/base.ts';
import type { Skeleton } from './sealed-entry.ts';
import type { LedgerEntry } from './ledger-fact.ts';

/**
 * The tables as kysely sees them. All but `journal`, `ledger`, `anchors`, `anchored_heads`, `links`, `uploads`, `pinned_*`,
 * `starts`, `identity_key`, `case_keys`, `api_keys` and `directory` can be computed again from the journal and the mail server.
 */
export interface DatabaseSchema {
  readonly cases: CasesTable;
  readonly journal: JournalTable;
  readonly ledger: LedgerTable;
  readonly ledger_head: LedgerHeadTable;
  readonly anchors: AnchorsTable;
  readonly anchored_heads: AnchoredHeadsTable;
  readonly feed: FeedTable;
  readonly feed_incarnation: FeedIncarnationTable;
  readonly feed_readers: FeedReadersTable;
  readonly feed_held: FeedHeldTable;
  readonly case_counts: CaseCountsTable;
  readonly tasks: TasksTable;
  readonly task_people: TaskPeopleTable;
  readonly answers: AnswersTable;
  readonly messages: MessagesTable;
  readonly deliveries: DeliveriesTable;
  readonly links: LinksTable;
  readonly directory: DirectoryTable;
  readonly pinned_plans: PinnedPlansTable;
  readonly pinned_texts: PinnedTextsTable;
  readonly uploads: UploadsTable;
  readonly starts: StartsTable;
  readonly identity_key: IdentityKeyTable;
  readonly relay_refusals: RelayRefusalsTable;
  readonly stop_notices: StopNoticesTable;
  readonly case_keys: CaseKeysTable;
  readonly api_keys: ApiKeysTable;
}

/** Written as text, so that the database keeps every character; read as the value. */
type JsonColumn<T> = ColumnType<T, string, string>;

export interface CasesTable {
  readonly id: string;
  readonly flow: string;
  readonly plan: string;
  /** Under the key of the case; `null` once it has been erased. */
  readonly facts: Uint8Array | null;
  readonly certificate: ColumnType<Certificate | null, string | undefined, never>;
  readonly status: 'starting' | 'running' | 'stopped' | 'ended';
  /** Why nothing goes on, while the case is stopped. */
  readonly stopped: ColumnType<StopReason | null, string | null | undefined, string | null>;
  readonly stopped_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>;
  readonly outcome: string | null;
  readonly step: string | null;
  readonly due: Instant | null;
  readonly created_at: Instant;
  readonly ended_at: Instant | null;
  readonly erased_at: ColumnType<Instant | null, undefined, Instant>;
  readonly last_seq: Generated<number>;
  /** Entries after this one are tentative and may be rolled back. */
  readonly fixed_seq: Generated<number>;
  /** Whom the case is about, without their address; older cases have none. */
  readonly person_key: ColumnType<string | null, string | undefined, null>;
  readonly position_key: ColumnType<string | null, string | undefined, null>;
  /** Hash of the last entry: the head of the hash chain. */
  readonly last_hash: string;
}

export interface JournalTable {
  readonly case_id: string;
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly entry: JsonColumn<Skeleton>;
  readonly sealed: Uint8Array | null;
  readonly hash: string;
}

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

export interface AnchoredHeadsTable {
  /** Id of a case; empty for the ledger. */
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly anchor: number;
}

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

export interface TasksTable {
  readonly case_id: string;
  readonly task: string;
  readonly round: number;
  readonly opened: JsonColumn<TaskOpenedFact>;
  readonly opened_at: Instant;
  readonly deadline: Instant;
  readonly outcome: string | null;
  readonly silent: boolean | null;
  readonly settled_at: Instant | null;
  readonly cancelled: Generated<boolean>;
}

export interface TaskPeopleTable {
  readonly case_id: string;
  readonly task: string;
  readonly round: number;
  readonly rung: number;
  readonly seat: string;
  readonly person: string;
  /** Whether the journal has the assignment; before that, only the activity that found the people has stored it. */
  readonly recorded: boolean;
}

export interface AnswersTable {
  readonly case_id: string;
  readonly seq: number;
  readonly task: string;
  readonly round: number;
  readonly at: Instant;
}

export interface MessagesTable {
  readonly case_id: string;
  readonly message: string;
  readonly step: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly recipients: JsonColumn<Recipients>;
  readonly sent_at: Instant;
  readonly fate: 'accepted' | 'refused' | 'unknown' | 'dropped' | null;
  readonly fate_at: Instant | null;
}

export interface DeliveriesTable {
  readonly case_id: string;
  readonly message: string;
  readonly person: string;
  readonly state: 'intended' | 'transmitting' | 'accepted' | 'refused';
  readonly at: Instant;
  /** The reply of the mail server, or why it was not reached. */
  readonly response: string | null;
}

export interface LinksTable {
  readonly hash: string;
  readonly case_id: string;
  readonly person: string;
  readonly purpose: 'task' | 'progress';
  readonly task: string | null;
  readonly round: number | null;
  readonly created_at: Instant;
  readonly revoked_at: ColumnType<Instant | null, never, Instant>;
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
}

export interface PinnedTextsTable {
  readonly hash: string;
  readonly texts: JsonColumn<Texts>;
}

/** The part of an answer that cannot be worked out again. */
export interface StartAnswer {
  readonly flow: string;
  readonly warnings: readonly { readonly pointer: string; readonly message: string }[];
}

/** Requests that started cases, for a day; caller and key are hashed. */
export interface StartsTable {
  readonly caller: string;
  readonly key: string;
  readonly request: string;
  readonly case_id: string;
  readonly answer: JsonColumn<StartAnswer>;
  readonly created_at: Instant;
}

export interface IdentityKeyTable {
  /** Always 1: there is one key. */
  readonly id: number;
  readonly key: string;
}

export interface RelayRefusalsTable {
  /** Always 1: there is one mail server. */
  readonly id: number;
  readonly since: Instant;
  readonly reason: string;
}

export interface CaseKeysTable {
  readonly id: string;
  readonly case_id: string;
  /** The key of the house with which it is wrapped; `null` where the house had none. */
  readonly wrapped_by: string | null;
  readonly wrapped: Uint8Array;
}

export interface ApiKeysTable {
  readonly id: string;
  /** Never given twice, since records refer to it. */
  readonly name: string;
  /** SHA-256 of the secret, which is nowhere. */
  readonly hash: string;
  readonly rights: JsonColumn<readonly string[]>;
  /** The name of the key by which it was made. */
  readonly created_by: string;
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly revoked_at: ColumnType<Instant | null, never, Instant>;
  readonly used_at: ColumnType<Instant | null, never, Instant>;
}

export interface StopNoticesTable {
  readonly case_id: string;
  readonly stopped_at: Instant;
  readonly person: string;
  readonly number: number;
  readonly at: Instant;
}

export interface UploadsTable {
  readonly id: string;
  readonly case_id: string;
  readonly person: string;
  /** Under the key of the case, as are the bytes. */
  readonly name: Uint8Array;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly created_at: Instant;
}
