import type { Request, Response } from 'express';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import { isOutcomeName } from '../../engine/interpreter/intervention.ts';
import type { InterventionResult } from '../services/intervention-service.ts';
import type { ServerServices } from '../services/services.ts';
import { wayOf } from './api-body.ts';
import { isObject } from '../../engine/model/base.ts';

/** `POST /api/cases/:id/resume`: lets a stopped case go on, as it is, under the plan of today, or from its journal. */
export const resume = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const fields = isObject(request.body) ? request.body : {};
  const { mended = 'code' } = fields;
  if (mended !== 'code' && mended !== 'plan' && mended !== 'journal')
    return invalid(response, '/mended', 'must be code, plan or journal');
  const id = segment(request, 'id');
  const result = await services.interventions.resume(id, mended, wayOf(request));
  if (result.kind === 'done') await recordUse(services, request, 'resume', id);
  return answer(response, result);
};

/** `POST /api/cases/:id/close`: ends a stopped case, and tells the candidate by a template unless nobody is to be told. */
export const close = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const fields = isObject(request.body) ? request.body : {};
  const { outcome, template } = fields;
  if (!isOutcomeName(outcome))
    return invalid(response, '/outcome', 'must be a word such as "rejected"');
  if (template !== null && (typeof template !== 'string' || template === ''))
    return invalid(
      response,
      '/template',
      'must be the template that tells the candidate, or null where nobody is to be told',
    );
  const closing = { outcome, ...(template !== null && { template }), ...wayOf(request) };
  const id = segment(request, 'id');
  const result = await services.interventions.close(id, closing);
  if (result.kind === 'done') await recordUse(services, request, 'resume', id);
  return answer(response, result);
};

const invalid = (response: Response, pointer: string, message: string): Response =>
  response.status(422).json({ errors: [{ pointer, message }] });

const answer = (response: Response, result: InterventionResult): Response => {
  if (result.kind === 'done') return response.json({ done: true });
  if (result.kind === 'unknown-case')
    return response.status(404).json({ error: 'not-found', message: 'there is no such case' });
  if (result.kind === 'refused') return response.status(409).json({ refusal: result.refusal });
  if (result.kind === 'unsound')
    return response.status(422).json({
      error: 'flow-not-proved',
      message: 'the flow as it is now has faults, or is not proved',
      diagnostics: result.diagnostics,
    });
  return response.status(503).set('Retry-After', '30').json({
    error: 'unavailable',
    message: 'the case does not reply; look what is recorded before you send it again',
  });
};
