import { ApplicationFailure } from '@temporalio/common';
import { JournalGapError } from '../../store/journal-gap-error.ts';
import { StoreError } from '../../store/store-error.ts';

/**
 * Wraps an activity so that the store's errors become Temporal's: the one place where they do. All but a gap stay retryable, even incidents: the
 * case waits, visibly failing, until somebody has found the cause; to end it would leave a candidate without an answer.
 */
export const withErrorCodes =
  <Input, Output>(activity: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    try {
      return await activity(input);
    } catch (error) {
      // The workflow hands over what is missing: to try the same again would be in vain.
      if (error instanceof JournalGapError)
        throw ApplicationFailure.nonRetryable(error.message, error.code, error.from);
      if (error instanceof StoreError)
        throw ApplicationFailure.retryable(error.message, error.code);
      throw error;
    }
  };
