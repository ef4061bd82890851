import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';

/** Runs the work of a command; a `CommandError` becomes a sentence and its exit code. */
export async function runToExitCode(work: () => Promise<void>): Promise<ExitCode> {
  try {
    await work();
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`tidings: ${printable(error.message)}\n`);
    return error.exitCode;
  }
}

/** Prints for people. */
export const print = (text: string): void => void process.stdout.write(`${printable(text)}\n`);

/** Prints for programs. */
export const printJson = (value: unknown): void =>
  void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** People write comments and names: control characters, which would steer the terminal, are replaced. */
const printable = (text: string): string => text.replaceAll(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, '�');
