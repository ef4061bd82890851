import type { Diagnostic } from '../../model/diagnostic.ts';
import { diagnosticAt, fileStart } from './source.ts';

/** The diagnostic of a file on which Tidings itself fails, so that all other files are checked all the same. */
export const internalError = (file: string, error: unknown): Diagnostic =>
  diagnosticAt({ file }, fileStart, {
    code: 'internal-error',
    message: `Tidings failed on this file: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'please report this with the file: until it is mended, nothing is known about what stands on it',
  });
