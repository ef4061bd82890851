import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** As gRPC numbers it. */
const notFound = 5;

/** Whether Temporal says that it knows no such workflow. */
const isNotFound = (error: unknown): boolean => codeOf(error) === notFound;

/** As gRPC numbers them: cancelled, too late, not permitted, exhausted, unavailable, not authenticated. */
const awayCodes: ReadonlySet<unknown> = new Set([1, 4, 7, 8, 14, 16]);

/** Whether an error says that Temporal cannot be reached, or does not answer us; any other is about what it was asked for. */
export const isTemporalAway = (error: unknown): boolean => awayCodes.has(codeOf(error));

/** Whether an error is an answer of Temporal, or of the way to it: as gRPC gives it, or as the SDK wraps that. */
export const isOfTemporal = (error: unknown): boolean =>
  error instanceof ServiceError || isGrpcServiceError(error);

/** Nothing, where Temporal does not know what it is asked for: it forgets a workflow some time after its end. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
