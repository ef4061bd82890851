import type { Request, Response } from 'express';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import { isOutcomeName } from '../../engine/interpreter/intervention.ts';
import type { InterventionResult } from '../services/intervention-service.ts';
import type { ServerServices } from '../services/services.ts';
import { fieldsOf, refuseForNow, refuseInvalid, refuseUnknown } from './api-answers.ts';
import { wayOf } from './api-body.ts';

/** `POST /api/cases/:id/resume`: lets a stopped case go on, as it is, under the plan of today, or from its journal. */
export const resume = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { mended = 'code' } = fieldsOf(request);
  if (mended !== 'code' && mended !== 'plan' && mended !== 'journal')
    return refuseInvalid(response, '/mended', 'must be code, plan or journal');
  const id = segment(request, 'id');
  const result = await services.interventions.resume(id, mended, wayOf(request));
  return answer(services, { request, response, id }, result);
};

/** `POST /api/cases/:id/close`: ends a stopped case, and tells the candidate by a template unless nobody is to be told. */
export const close = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { outcome, template } = fieldsOf(request);
  if (!isOutcomeName(outcome))
    return refuseInvalid(response, '/outcome', 'must be a word such as "rejected"');
  if (template !== null && (typeof template !== 'string' || template === ''))
    return refuseInvalid(
      response,
      '/template',
      'must be the template that tells the candidate, or null where nobody is to be told',
    );
  const closing = { outcome, ...(template !== null && { template }), ...wayOf(request) };
  const id = segment(request, 'id');
  const result = await services.interventions.close(id, closing);
  return answer(services, { request, response, id }, result);
};

interface InterventionRequest {
  readonly request: Request;
  readonly response: Response;
  /** Of the case. */
  readonly id: string;
}

const answer = async (
  services: ServerServices,
  { request, response, id }: InterventionRequest,
  result: InterventionResult,
): Promise<Response> => {
  if (result.kind === 'done') {
    await recordUse(services, request, 'resume', id);
    return response.json({ done: true });
  }
  if (result.kind === 'unknown-case') return refuseUnknown(response);
  if (result.kind === 'refused') return response.status(409).json({ refusal: result.refusal });
  if (result.kind === 'unsound')
    return response.status(422).json({
      error: 'flow-not-proved',
      message: 'the flow as it is now has faults, or is not proved',
      diagnostics: result.diagnostics,
    });
  const message = 'the case does not reply; look what is recorded before you send it again';
  return refuseForNow(response, message);
};
