import type { Request, Response } from 'express';
import { queryWord, wholeNumber } from '../http/respond.ts';
import type { ServerServices } from '../services/services.ts';

/** `GET /api/ledger?after=<seq>&limit=<n>`: what has happened in the house outside of any case, in order. */
export const ledger = async (
  { ledger: service }: Pick<ServerServices, 'ledger'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const after = wholeNumber(queryWord(request, 'after') ?? '0', 0, maxSeq);
  const limit = wholeNumber(queryWord(request, 'limit') ?? '100', 1, maxEntries);
  if (after === undefined || limit === undefined) {
    const [pointer, most] = after === undefined ? ['/after', maxSeq] : ['/limit', maxEntries];
    const errors = [{ pointer, message: `must be a whole number of at most ${most}` }];
    return response.status(422).json({ errors });
  }
  return response.json({ entries: await service.read({ after, limit }) });
};

const maxEntries = 500;
const maxSeq = 2 ** 31 - 1;
