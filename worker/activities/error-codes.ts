import { ApplicationFailure } from '@temporalio/common';
import { JournalGapError } from '../../store/journal-gap-error.ts';
import { StoreError } from '../../store/store-error.ts';

/**
 * Wraps an activity so that the store's errors become Temporal's: the one place where they do. They are retryable, but for a gap, which the
 * case fills, and a conflict, which stops it until somebody has found the cause. Workflows that hand over without a check know no stop yet: to
 * them a conflict stays retryable, since they would end.
 */
export const withErrorCodes =
  <Input extends object, Output>(activity: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    try {
      return await activity(input);
    } catch (error) {
      // The workflow hands over what is missing: to try the same again would be in vain.
      if (error instanceof JournalGapError)
        throw ApplicationFailure.nonRetryable(error.message, error.code, error.from);
      if (isAgainstRecord(error) && 'check' in input)
        throw ApplicationFailure.nonRetryable(error.message, error.code);
      if (error instanceof StoreError)
        throw ApplicationFailure.retryable(error.message, error.code);
      throw error;
    }
  };

const isAgainstRecord = (error: unknown): error is StoreError =>
  error instanceof StoreError &&
  (error.code === 'journal-conflict' || error.code === 'attempt-given-up');
