import type { RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** Nothing that is meant is nested as deep, and what is could overflow the stack of whatever walks over it. */
const deepest = 64;

/** Refuses a body of JSON that is nested deeper. */
export const refuseDeep: RequestHandler = (request, _response, next) => {
  next(isDeep(request.body) ? new HttpError('bad') : undefined);
};

/** Level by level, so that the depth of the body is not that of the stack. */
function isDeep(body: unknown): boolean {
  let level = [body].filter(isNested);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= deepest) return true;
    level = level.flatMap((value) => Object.values(value)).filter(isNested);
  }
  return false;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
