import { ApplicationFailure } from '@temporalio/common';
import { StoreError } from '../../store/store-error.ts';

/**
 * Wraps an activity so that the store's errors become Temporal's: the one place where they do. All stay retryable, even incidents: the case
 * waits, visibly failing, until somebody has found the cause; to end it would leave a candidate without an answer.
 */
export const withErrorCodes =
  <Input, Output>(activity: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    try {
      return await activity(input);
    } catch (error) {
      if (error instanceof StoreError)
        throw ApplicationFailure.retryable(error.message, error.code);
      throw error;
    }
  };
