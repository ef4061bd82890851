import type { RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** Refuses requests that other sites post (CSRF). Links are secrets already; this is a second protection. */
export const sameOrigin = (publicUrl: string): RequestHandler => {
  const own = new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) return next(isOurs(site) ? undefined : new HttpError('foreign'));
    const { origin } = request.headers;
    // Programs say nothing. Of where a browser is called, only the settings are believed: a name can be pointed at us by anybody.
    const fine = origin === undefined || origin === own;
    return next(fine ? undefined : new HttpError('foreign'));
  };
};

const isOurs = (site: string | readonly string[]): boolean =>
  site === 'same-origin' || site === 'none';
