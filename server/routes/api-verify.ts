import type { Request, Response } from 'express';
import { queryWord } from '../http/respond.ts';
import type { ServerServices } from '../services/services.ts';

/** `GET /api/verify?after=<case>`: a part of all records, recomputed; the ledger and the anchors with the first part. */
export const verify = async (
  { records }: Pick<ServerServices, 'records'>,
  request: Request,
  response: Response,
): Promise<Response> =>
  response.json(
    await records.verify({ after: queryWord(request, 'after'), limit: journalsAtOnce }),
  );

/** Some seconds at most, so that no client gives up. */
const journalsAtOnce = 100;
