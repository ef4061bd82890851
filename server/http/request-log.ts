import type { RequestHandler } from 'express';
import type { ServerLog } from '../services/server-log.ts';

/** Logs each request in one line, with the pattern of its route but never its address, which may contain a token. */
export const requestLog =
  (log: ServerLog): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now();
    response.on('finish', () => {
      const fields = {
        method: request.method,
        route: patternOf(request),
        status: response.statusCode,
        ms: Math.round(performance.now() - begun),
      };
      if (response.statusCode >= 500) log.warn(fields, 'request');
      else log.info(fields, 'request');
    });
    next();
  };

const patternOf = (request: { readonly route?: unknown }): string => {
  const { route } = request;
  return typeof route === 'object' && route !== null && 'path' in route
    ? String(route.path)
    : 'none';
};
