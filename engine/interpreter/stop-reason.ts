import { FlowError } from '../model/flow-error.ts';
import { stopCodes, type StopCode, type StopReason } from '../model/stop.ts';

/** What an error says about a stop. The words of an error that is not ours may hold anything, so only its name goes on record. */
export function stopReasonOf(error: unknown): StopReason {
  const step = failedSteps.get(Object(error));
  return {
    code: error instanceof FlowError ? codeOf(error.code) : 'internal-error',
    ...(step === undefined ? {} : { step }),
    ...(error instanceof Error
      ? { detail: error instanceof FlowError ? error.message : error.name }
      : {}),
  };
}

const codeOf = (code: string): StopCode =>
  stopCodes.find((known) => known === code) ?? 'internal-error';

const failedSteps = new WeakMap<object, string>();

/** Remembers at which step an error came up; the innermost step tells first. */
export function failedAt(step: string, error: unknown): void {
  if (error instanceof Error && !failedSteps.has(error)) failedSteps.set(error, step);
}
