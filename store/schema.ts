import type { ColumnType, Generated } from 'kysely';
import type { TaskOpenedFact } from '../engine/model/journal.ts';
import type { MessageClass, Recipients } from '../engine/model/message.ts';
import type { StopReason } from '../engine/model/stop.ts';
import type { Certificate } from '../engine/analysis/finding/certificate.ts';
import type { Instant } from '../engine/model/base.ts';
import type { Keep } from '../engine/model/house.ts';
import type {
  CaseCountsTable,
  FeedHeldTable,
  FeedIncarnationTable,
  FeedReadersTable,
  FeedTable,
} from './feed-tables.ts';
import type {
  AnchoredHeadsTable,
  AnchorsTable,
  MailedAnchorsTable,
  ApiKeysTable,
  DirectoryTable,
  IdentityKeyTable,
  LedgerHeadTable,
  LedgerTable,
  PinnedPlansTable,
  PinnedTextsTable,
  RelayRefusalsTable,
} from './house-tables.ts';
import type { JsonColumn } from './json-column.ts';
import type { Skeleton } from './sealed-entry.ts';

/**
 * The tables as kysely sees them. All but `journal`, `ledger`, `anchors`, `anchored_heads`, `links`, `uploads`, `pinned_*`,
 * `undelivered_texts`, `starts`, `identity_key`, `case_keys`, `api_keys` and `directory` can be computed again from the journal and the mail server.
 */
export interface DatabaseSchema {
  readonly cases: CasesTable;
  readonly journal: JournalTable;
  readonly ledger: LedgerTable;
  readonly ledger_head: LedgerHeadTable;
  readonly anchors: AnchorsTable;
  readonly anchored_heads: AnchoredHeadsTable;
  readonly mailed_anchors: MailedAnchorsTable;
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
  readonly undelivered_texts: UndeliveredTextsTable;
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

export interface CasesTable {
  readonly id: string;
  readonly flow: string;
  readonly plan: string;
  /** Under the key of the case; `null` once it has been erased. */
  readonly facts: Uint8Array | null;
  readonly certificate: ColumnType<Certificate | null, string | undefined, never>;
  /** For how long the case is kept, as it was when it was started. */
  readonly keep: ColumnType<Keep | null, string | undefined, never>;
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
  /** When the workflow task began that was the last to write tentative entries. */
  readonly task_at: ColumnType<Instant | null, undefined, Instant | null>;
  /** Whom the case is about, without their address; older cases have none. */
  readonly person_key: ColumnType<string | null, string | undefined, string | null>;
  readonly position_key: ColumnType<string | null, string | undefined, string | null>;
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

export interface UndeliveredTextsTable {
  readonly case_id: string;
  readonly message: string;
  readonly person: string;
  /** Under the key of the case. */
  readonly sealed: Uint8Array;
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

export interface CaseKeysTable {
  readonly id: string;
  readonly case_id: string;
  /** The key of the house with which it is wrapped; `null` where the house had none. */
  readonly wrapped_by: string | null;
  readonly wrapped: Uint8Array;
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
  /** `null` where they lie in a file beside the embedded database. */
  readonly bytes: ColumnType<Uint8Array | null, Uint8Array | null, null>;
  /** Of the file as it was sent. */
  readonly size: number;
  readonly task: string | null;
  readonly round: number | null;
  readonly field: string | null;
  /** Whether an answer on record names it, as far as anybody has looked. */
  readonly named: Generated<boolean>;
  readonly created_at: Instant;
}
