import { ApplicationFailure } from '@temporalio/common';
import { StoreError } from '../../store/store-error.ts';

/**
 * The one place where the store's errors become Temporal's. They stay retryable, incidents too:
 * the case waits, visibly failing, until somebody has found out why; ending it would leave a candidate without a word.
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
