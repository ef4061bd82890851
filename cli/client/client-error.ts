import type { ExitCode } from './exit-codes.ts';

/** Why a command of the client ends early: a sentence for people, and the exit code. */
export class ClientError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.name = 'ClientError';
    this.exitCode = exitCode;
  }
}
