import type { Request, Response } from 'express';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import type { OfferedFact } from '../../engine/compiler/files/case/validate-given-fact.ts';
import { isObject, type Json } from '../../engine/model/base.ts';
import { isOutcomeName } from '../../engine/interpreter/intervention.ts';
import { reservedOutcomes } from '../../engine/model/outcome-names.ts';
import type { InterventionResult } from '../services/intervention-service.ts';
import type { ServerServices } from '../services/services.ts';
import { fieldsOf, refuseForNow, refuseInvalid, refuseUnknown } from './api-answers.ts';
import { readAccepted } from './api-accept.ts';
import { wayOf } from './api-body.ts';

/** `POST /api/cases/:id/resume`: lets a stopped case go on, as it is, under the plan of today, with a fact, or from its journal. */
export const resume = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { mended = 'code' } = fieldsOf(request);
  if (mended === 'fact') return resumeWithFact(services, request, response);
  if (mended !== 'code' && mended !== 'plan' && mended !== 'journal')
    return refuseInvalid(response, '/mended', 'must be code, plan, fact or journal');
  const id = segment(request, 'id');
  const result = await services.interventions.resume(id, mended, wayOf(request));
  return answer(services, { request, response, id }, result);
};

const resumeWithFact = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { fact, accept: words } = fieldsOf(request);
  const accept = readAccepted(words);
  if ('errors' in accept) return response.status(422).json(accept);
  const offered = readOffered(fact);
  if (offered === undefined)
    return refuseInvalid(
      response,
      '/fact',
      'must have a name, and its value: {"name": "position.startsAt", "value": ...}',
    );
  const id = segment(request, 'id');
  const given = { offered, accept };
  const result = await services.interventions.resumeWithFact(id, given, wayOf(request));
  return answer(services, { request, response, id }, result);
};

/** A body is JSON, so what it holds is. */
function readOffered(fact: unknown): OfferedFact | undefined {
  if (!isObject(fact) || typeof fact['name'] !== 'string') return undefined;
  const { name, value, text } = fact;
  if (typeof text === 'string') return { name, text };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed from JSON
  return value === undefined ? undefined : { name, value: value as Json };
}

/** `POST /api/cases/:id/close`: ends a stopped case, and tells the candidate by a template unless nobody is to be told. */
export const close = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { outcome, template } = fieldsOf(request);
  if (!isOutcomeName(outcome))
    return refuseInvalid(response, '/outcome', 'must be a word such as "rejected"');
  // The workflow itself takes them: what it has taken once must come about again.
  if (reservedOutcomes.has(outcome))
    return refuseInvalid(
      response,
      '/outcome',
      `must say what the case has come to, such as "rejected", and not "${outcome}"`,
    );
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
  if (result.kind === 'invalid') return response.status(422).json({ errors: result.errors });
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
