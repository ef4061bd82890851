export type StoreErrorCode =
  /** Another process holds the data folder. */
  | 'locked'
  /** The data folder's path is too long for the socket that guards it. */
  | 'folder-path'
  | 'unreachable'
  | 'damaged'
  /** The database was written by a newer version of Tidings. */
  | 'newer-database'
  /** An incident: an entry that is on record came again with another content. */
  | 'journal-conflict'
  | 'journal-gap'
  | 'unknown-case'
  | 'case-exists'
  | 'texts-mismatch';

/** What the store refuses. The message says what is wrong and what to do; it never holds a password or personal data. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
