import type { Request, Response } from 'express';
import { endOfPeriod, parsePeriod } from '../../engine/time/period.ts';
import { principalOf } from '../http/keys.ts';
import { queryWord } from '../http/respond.ts';
import { fieldsOf, refuseForNow, refuseInvalid } from './api-answers.ts';
import type { RetentionResult } from '../services/retention-service.ts';
import type { ServerServices } from '../services/services.ts';

/** `GET /api/erasures?within=<period>&after=<case>`: cases whose time is over, now or within a period, and what would become of them. */
export const dueErasures = async (
  { retention, now, keys }: Pick<ServerServices, 'retention' | 'now' | 'keys'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const written = queryWord(request, 'within');
  const within = written === undefined ? { days: 0 } : parsePeriod(written);
  if (within === undefined)
    return refuseInvalid(response, '/within', 'must be a period such as 30 days');
  const hidden = await keys.hidden.plans(principalOf(request));
  const page = { after: queryWord(request, 'after'), limit: casesAtOnce, hidden };
  return answer(response, await retention.list(endOfPeriod(now(), within), page));
};

/** `POST /api/erasures`: erases cases whose time is over; `after` is where the part before has ended. */
export const eraseDue = async (
  { retention }: Pick<ServerServices, 'retention'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { after } = fieldsOf(request);
  if (after !== undefined && (typeof after !== 'string' || after.includes('\0')))
    return refuseInvalid(response, '/after', 'must be the id of a case');
  const page = { after, limit: casesAtOnce };
  return answer(response, await retention.sweep(page, principalOf(request).name));
};

/** Some seconds at most, so that no client gives up. */
const casesAtOnce = 100;

function answer(response: Response, result: RetentionResult<object>): Response {
  if (result.kind === 'unavailable')
    return refuseForNow(response, 'Temporal does not answer; what was not erased is erased later');
  const { kind, ...found } = result;
  return kind === 'done'
    ? response.json(found)
    : response.status(422).json({
        error: 'house-unread',
        message: 'house.yaml has faults, so nothing is erased',
        ...found,
      });
}
