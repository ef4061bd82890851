import type { RequestHandler } from 'express';

/** Where the server writes what it did: pino's shape. */
export interface ServerLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One line a request: the pattern of its route, never the address, which may hold a token. */
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
