import { exitCodes, type ExitCode } from './exit-codes.ts';

/** The error that ends a command early: a sentence for people, and the exit code. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** The error of wrong usage, or of a file or server that is not there. */
export const couldNotRun = (reason: string): CommandError =>
  new CommandError(exitCodes.couldNotRun, reason);

/** The error of input that breaks its rules. */
export const refused = (reason: string): CommandError =>
  new CommandError(exitCodes.refused, reason);
