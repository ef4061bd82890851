import type { Request, Response } from 'express';
import { isObject, type InvalidValue } from '../../engine/model/base.ts';

/** What a body has, if it is an object. */
export const fieldsOf = ({ body }: Request): Readonly<Record<string, unknown>> =>
  isObject(body) ? body : {};

/** Refuses a request for what it says here. */
export const refuseInvalid = (
  response: Response,
  pointer: InvalidValue['pointer'],
  message: string,
): Response => response.status(422).json({ errors: [{ pointer, message }] });

export const refuseUnknown = (response: Response, message = 'there is no such case'): Response =>
  response.status(404).json({ error: 'not-found', message });

/** Asks to come again: whether anything has happened is to be looked up, or counts once. */
export const refuseForNow = (response: Response, message: string): Response =>
  response.status(503).set('Retry-After', '30').json({ error: 'unavailable', message });
