import type { Request, Response } from 'express';
import { queryWord, wholeNumber } from '../http/respond.ts';
import { refuseInvalid } from './api-answers.ts';
import type { ServerServices } from '../services/services.ts';

/** `GET /api/ledger?after=<seq>&limit=<n>`: what has happened in the house outside of any case, in order. */
export const ledger = async (
  { ledger: service }: Pick<ServerServices, 'ledger'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const after = wholeNumber(queryWord(request, 'after') ?? '0', 0, maxSeq);
  const limit = wholeNumber(queryWord(request, 'limit') ?? '100', 1, maxEntries);
  if (after === undefined) return refuseInvalid(response, '/after', atMost(maxSeq));
  if (limit === undefined) return refuseInvalid(response, '/limit', atMost(maxEntries));
  return response.json({ entries: await service.read({ after, limit }) });
};

const atMost = (most: number): string => `must be a whole number of at most ${most}`;
const maxEntries = 500;
const maxSeq = 2 ** 31 - 1;
