import { StoreError } from './store-error.ts';

/** Entries are missing before those that were appended; `from` is the first that may be appended again. */
export class JournalGapError extends StoreError {
  readonly from: number;

  constructor(message: string, from: number) {
    super('journal-gap', message);
    this.from = from;
  }
}
