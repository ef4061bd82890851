import type { Request, Response } from 'express';
import { queryWord } from '../http/respond.ts';
import { refuseInvalid } from './api-answers.ts';
import type { ServerServices } from '../services/services.ts';

/** `GET /api/verify?after=<case>`: a part of all records, recomputed; the ledger and the anchors with the first part. */
export const verify = async (
  { records }: Pick<ServerServices, 'records'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const after = queryWord(request, 'after');
  // Behind anything else there may be nothing, which would read as if all had been verified.
  if (after !== undefined && !(await records.hasCase(after)))
    return refuseInvalid(response, '/after', 'must be the "next" of the part before: a case');
  return response.json(await records.verify({ after, limit: journalsAtOnce }));
};

/** Some seconds at most, so that no client gives up. */
const journalsAtOnce = 100;
