import type { Request, Response } from 'express';
import { recordUse } from '../http/record-use.ts';
import { segment } from '../http/respond.ts';
import { fieldsOf, refuseInvalid, refuseUnknown } from './api-answers.ts';
import { isName } from './api-body.ts';
import type { ServerServices } from '../services/services.ts';

/** `POST /api/cases/:id/links/revoke`: the links that a person was given in a case open nothing any more. */
export const revokeLinks = async (
  services: ServerServices,
  request: Request,
  response: Response,
): Promise<Response> => {
  const { person } = fieldsOf(request);
  if (!isName(person))
    return refuseInvalid(response, '/person', "must be the id of a person, or 'candidate'");
  const id = segment(request, 'id');
  const revoked = await services.links.revoke(id, person);
  if (revoked === 0) {
    const message = `nobody called "${person}" has a link in such a case that opens anything`;
    return refuseUnknown(response, message);
  }
  await recordUse(services, request, 'access', id);
  return response.json({ done: true, revoked });
};
