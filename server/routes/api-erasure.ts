import type { Request, Response } from 'express';
import { isObject } from '../../engine/model/base.ts';
import { principalOf } from '../http/keys.ts';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import type { ErasureResult } from '../services/erasure-service.ts';
import type { ServerServices } from '../services/services.ts';

/** `POST /api/cases/:id/erase`: erases what is personal about a case that has ended; with `dryRun`, says what would go. */
export const erase = async (
  { erasures }: Pick<ServerServices, 'erasures'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { dryRun = false } = isObject(request.body) ? request.body : {};
  if (typeof dryRun !== 'boolean')
    return response
      .status(422)
      .json({ errors: [{ pointer: '/dryRun', message: 'must be true or false' }] });
  const by = principalOf(request).name;
  const result = await erasures.erase(segment(request, 'id'), { dryRun, because: 'asked', by });
  const { status, body } = answerOf(result);
  return response.status(status).json(body);
};

const answerOf = (result: ErasureResult): { readonly status: number; readonly body: object } => {
  if (result.kind === 'unknown-case')
    return { status: 404, body: { error: 'not-found', message: 'there is no such case' } };
  if (result.kind === 'refused') return { status: 409, body: { refusal: result.refusal } };
  if (result.kind === 'unavailable') {
    const message = 'Temporal does not answer; nothing was erased';
    return { status: 503, body: { error: 'unavailable', message } };
  }
  return { status: 200, body: { erased: result.kind === 'erased', report: result.report } };
};

/** `GET /api/cases/:id/export`: what the candidate may have of what is kept of them. */
export const exported = async (
  services: Pick<ServerServices, 'cases' | 'keys' | 'log'>,
  request: Request,
  response: Response,
): Promise<Response> => {
  const id = segment(request, 'id');
  const found = await services.cases.export(id);
  if (found === undefined)
    return response.status(404).json({ error: 'not-found', message: 'there is no such case' });
  await recordUse(services, request, 'erase', id);
  return response.json(found);
};
