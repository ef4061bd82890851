import type { RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** Refuses requests that other sites post (CSRF). Links are secrets already; this is a second protection. */
export const sameOrigin = (publicUrl: string): RequestHandler => {
  const own = new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) return next(isOurs(site) ? undefined : new HttpError('foreign'));
    const { origin, host } = request.headers;
    // Our own `no-referrer` makes browsers without Sec-Fetch-Site say "null"; programs say nothing.
    const fine =
      origin === undefined || origin === 'null' || origin === own || hostOf(origin) === host;
    return next(fine ? undefined : new HttpError('foreign'));
  };
};

const isOurs = (site: string | readonly string[]): boolean =>
  site === 'same-origin' || site === 'none';

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
