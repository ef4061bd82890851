import type { Entry, ApproverSlot } from '../model/journal.ts';
import type { Instant } from '../model/base.ts';
import type { Message } from '../model/message.ts';
import type { AttemptResult } from './delivery-attempt.ts';
import type { SlotRequest } from './host.ts';

/**
 * The activities that a workflow asks of the worker. All are idempotent: entries by (case, seq), messages by (case, id).
 * `entries` are always all that have not been acknowledged, so that the store holds a prefix of the journal at every moment.
 */
export interface Activities {
  /** Local: appends entries when nothing has to leave with them. */
  journal(input: JournalInput): Promise<WrittenEntries | undefined>;
  /**
   * Appends entries, finds people for approver slots, and attempts each message once;
   * one that the mail server refuses for now comes back as `later`.
   */
  perform(input: PerformInput): Promise<PerformResult>;
  /**
   * Sends one message, failing while the mail server refuses it for now, so that Temporal retries with back-off. It comes back as `later`
   * when recipients are refused for good of whom the case does not know that yet.
   */
  deliver(input: DeliverInput): Promise<DeliverResult>;
}

export interface DeliverInput {
  readonly case: string;
  readonly message: Message;
  /** The recipients who are known to be refused for good; none when missing. */
  readonly refused?: readonly string[];
}

/** Entries that are handed over. */
export interface HandedEntries {
  readonly entries: readonly Entry[];
  /** Of all entries up to the last of these, in their order; missing from earlier workflows. */
  readonly check?: string;
  /** A replay has found that what is on record up to this entry, as its hand-over said, is not what it numbers so itself: an incident. */
  readonly differsAt?: number;
}

/** What a hand-over says was written: the last number, and the check that it was given. */
export interface WrittenEntries {
  readonly seq: number;
  readonly check: string;
  /**
   * The beginning of the hash of that entry in the chain of the journal, for whoever reads the history: what stands there is fixed, and what
   * the database has must agree with it. Missing in results of earlier workers.
   */
  readonly head?: string;
}

interface EntriesOfCase extends HandedEntries {
  readonly case: string;
}

export interface JournalInput extends EntriesOfCase {
  /** When the workflow task began that hands over: it may be given up and done again. Missing from earlier workflows. */
  readonly taskAt?: Instant;
}

export interface PerformInput extends EntriesOfCase {
  readonly openings: readonly SlotRequest[];
  readonly messages: readonly Message[];
}

export interface PerformResult extends ActivityEnd {
  /** Missing in results of earlier workers. */
  readonly written?: WrittenEntries;
  /** In the order of `openings`. */
  readonly seats: readonly (readonly ApproverSlot[])[];
  /** In the order of `messages`. */
  readonly fates: readonly AttemptResult[];
}

export type DeliverResult = AttemptResult & ActivityEnd;

/** When an activity ended, on the clock of the case; results of earlier workers do not have it. */
export interface ActivityEnd {
  readonly endedAt?: Instant;
}
