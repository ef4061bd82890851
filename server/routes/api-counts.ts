import type { Request, Response } from 'express';
import { dayOf } from '../../engine/time/day.ts';
import { principalOf } from '../http/keys.ts';
import { queryWord } from '../http/respond.ts';
import { refuseInvalid } from './api-answers.ts';
import type { ServerServices } from '../services/services.ts';

/** `GET /api/counts?from=<day>&to=<day>`: how often what has happened in cases, by flow; days are of UTC and both included. */
export const counts = async (
  { counts: countsOf, keys }: Pick<ServerServices, 'counts' | 'keys'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const from = dayOf(queryWord(request, 'from') ?? '1970-01-01');
  const to = dayOf(queryWord(request, 'to') ?? '9999-12-31');
  if (from === undefined || to === undefined) {
    const pointer = from === undefined ? '/from' : '/to';
    return refuseInvalid(response, pointer, 'must be a day such as 2026-10-01');
  }
  if (to < from) return refuseInvalid(response, '/to', 'must not be a day before "from"');
  const hidden = await keys.hidden.flows(principalOf(request));
  const counted = await countsOf({ from, to });
  return response.json({ counts: counted.filter(({ flow }) => !hidden.has(flow)) });
};
