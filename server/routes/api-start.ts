import type { Request, Response } from 'express';
import { isObject, type InvalidValue, type Json } from '../../engine/model/base.ts';
import type { StartRequest } from '../services/case-starter.ts';
import { bearerOf, principalOf } from '../http/keys.ts';
import { recordUse } from '../http/record-use.ts';
import { repeatableRequest } from '../services/repeatable.ts';
import type { ServerServices } from '../services/services.ts';
import type { StartResult } from '../services/start-result.ts';
import { readAccepted } from './api-accept.ts';

/** `POST /api/cases`: starts a case, and is answered with its id and the candidate's page. */
export const start = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const key = repeatKeyIn(request);
  if (key === null) return response.status(422).json(wrongKey);
  const wanted = startRequestIn(request.body);
  if ('errors' in wanted) return response.status(422).json(wanted);
  const repeatable =
    key === undefined ? key : repeatableRequest(bearerOf(request), key, request.body);
  const hidden = await services.keys.hidden.plans(principalOf(request));
  const result = await services.cases.start({ ...wanted, repeatable, hidden });
  if (result.kind === 'started') await recordUse(services, request, 'start', result.case);
  return respond(result, response);
};

const respond = (result: StartResult, response: Response): Response => {
  if (result.kind === 'started') {
    const { case: id, flow, progress, warnings } = result;
    const body = { case: id, flow, progress, ...(warnings.length > 0 && { warnings }) };
    return response.status(201).location(`/api/cases/${id}`).json(body);
  }
  if (result.kind === 'invalid') return response.status(422).json({ errors: result.errors });
  if (result.kind === 'twin') return response.status(409).json(twin(result.case));
  if (result.kind === 'key-reused') return response.status(422).json(keyReused);
  const { diagnostics } = result;
  if (result.kind === 'unsound') {
    const message = 'the definitions have faults, which the diagnostics tell';
    return response.status(422).json({ errors: [{ pointer: '/flow', message }], diagnostics });
  }
  const message = `no case may depend on "${result.flow}", because it may not keep what it has to, as the diagnostics tell`;
  return response.status(422).json({ error: 'flow-not-proved', message, diagnostics });
};

const twin = (id: string) => ({
  error: 'twin',
  case: id,
  message: `case "${id}" is open for the same person and position; if there should be two, start with "twin": true (on the command line: --twin)`,
});

const keyReused = {
  error: 'idempotency-key-reused',
  message: 'this Idempotency-Key was sent within 24 hours with another body; send a new key',
} as const;

const wrongKey = {
  error: 'idempotency-key',
  message:
    'Idempotency-Key (on the command line: --idempotency-key) must be one text of 1 to 255 letters, digits and signs of ASCII, without blanks',
} as const;

/** The header by which a request is known when it is sent again; `null` when it is none. */
const repeatKeyIn = (request: Request): string | undefined | null => {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return undefined;
  return typeof given === 'string' && /^[!-~]{1,255}$/.test(given) ? given : null;
};

export const startKeys = ['flow', 'facts', 'accept', 'twin'] as const;

const startRequestIn = (
  body: unknown,
): Omit<StartRequest, 'hidden'> | { readonly errors: readonly InvalidValue[] } => {
  const fields = isObject(body) ? body : {};
  const { flow, facts, twin: isTwin } = fields;
  const accept = readAccepted(fields['accept']);
  const errors = [...shapeErrors(fields), ...('errors' in accept ? accept.errors : [])];
  if (errors.length > 0 || 'errors' in accept) return { errors };
  return {
    flow: typeof flow === 'string' ? flow : undefined,
    // A body that JSON.parse has read is JSON.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    facts: facts as Json,
    accept,
    twin: isTwin === true,
  };
};

const shapeErrors = (fields: Readonly<Record<string, unknown>>): readonly InvalidValue[] => {
  const { flow, facts, twin: isTwin } = fields;
  return [
    ...(flow === undefined || typeof flow === 'string'
      ? []
      : [{ pointer: '/flow', message: 'must be text' }]),
    ...(facts === undefined ? [{ pointer: '/facts', message: 'is missing' }] : []),
    ...(isTwin === undefined || typeof isTwin === 'boolean'
      ? []
      : [{ pointer: '/twin', message: 'must be true or false' }]),
  ];
};
