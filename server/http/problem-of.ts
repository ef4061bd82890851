import { MissingKeyError } from '../../platform/codec/encryption.ts';
import type { Problem } from '../pages/error.tsx';
import { storeTroubleOf } from '../services/store-trouble.ts';
import { HttpError } from './http-error.ts';

/** The problem that an error stands for. Express and its parsers set a `status` on errors that are the client's. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof HttpError) return error.problem;
  const status: unknown =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return 'too-large';
  if (typeof status === 'number' && status >= 400 && status < 500) return 'bad';
  return ourFault(error);
};

const ourFault = (error: unknown): Problem => {
  const trouble = storeTroubleOf(error);
  if (trouble === 'outage') return 'unavailable';
  return trouble === 'unreadable' || error instanceof MissingKeyError ? 'unreadable' : 'server';
};
