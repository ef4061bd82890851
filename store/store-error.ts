export type StoreErrorCode =
  /** Another process holds the data folder. */
  | 'locked'
  /** The data folder's path is too long for the socket that guards it. */
  | 'folder-path'
  /** The data folder went away, or takes nothing, while the database was made. */
  | 'folder-gone'
  | 'unreachable'
  | 'damaged'
  /** The database was written by a newer version of Tidings. */
  | 'newer-database'
  /** The role may not bring the tables up to date. */
  | 'not-migrated'
  /** The role that was to have no more rights than it needs has them all, or there is no such role. */
  | 'owning-role'
  | 'unknown-role'
  /** An incident: an entry of the journal came again with another content. */
  | 'journal-conflict'
  /** The same from a workflow task that Temporal has given up: a later one has written meanwhile. */
  | 'attempt-given-up'
  | 'journal-gap'
  | 'unknown-case'
  | 'case-exists'
  /** The key of the case has been destroyed. */
  | 'case-erased'
  /** The sealed facts of a case do not open: they were changed, or are those of another. */
  | 'facts-unreadable'
  /** The same of a file, or its bytes are gone. */
  | 'file-unreadable'
  /** The same of an entry of a journal. */
  | 'entry-unreadable'
  | 'texts-mismatch';

/** What says that something kept of a case does not open. */
const unreadableCodes: ReadonlySet<StoreErrorCode> = new Set([
  'facts-unreadable',
  'file-unreadable',
  'entry-unreadable',
]);

/** Whether an error says so. */
export const isUnreadable = (error: unknown): error is StoreError =>
  error instanceof StoreError && unreadableCodes.has(error.code);

/** An error of the store, with a stable code. Its message says what is wrong and what to do, and never contains a password or personal data. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
