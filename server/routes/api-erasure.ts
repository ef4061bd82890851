import type { Request, Response } from 'express';
import { principalOf } from '../http/keys.ts';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import { fieldsOf, refuseForNow, refuseInvalid, refuseUnknown } from './api-answers.ts';
import type { ServerServices } from '../services/services.ts';

/** `POST /api/cases/:id/erase`: erases what is personal about a case that has ended; with `dryRun`, says what would go. */
export const erase = async (
  { erasures }: Pick<ServerServices, 'erasures'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { dryRun = false } = fieldsOf(request);
  if (typeof dryRun !== 'boolean')
    return refuseInvalid(response, '/dryRun', 'must be true or false');
  const by = principalOf(request).name;
  const result = await erasures.erase(segment(request, 'id'), { dryRun, because: 'asked', by });
  if (result.kind === 'unknown-case') return refuseUnknown(response);
  if (result.kind === 'refused') return response.status(409).json({ refusal: result.refusal });
  if (result.kind === 'unavailable')
    return refuseForNow(response, 'Temporal does not answer; nothing was erased');
  return response.json({ erased: result.kind === 'erased', report: result.report });
};

/** `GET /api/cases/:id/export`: what the candidate may have of what is kept of them. */
export const exported = async (
  services: Pick<ServerServices, 'cases' | 'keys' | 'log'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const id = segment(request, 'id');
  const found = await services.cases.export(id, principalOf(request));
  if (found === undefined) return refuseUnknown(response);
  await recordUse(services, request, 'erase', id);
  return response.json(found);
};
