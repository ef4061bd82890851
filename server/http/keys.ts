import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { limit } from './limits.ts';

const salt = randomBytes(32);

/** Compares two secrets in constant time. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(mac(a), mac(b));

const mac = (text: string): Buffer => createHmac('sha256', salt).update(text).digest();

/** Whether the request carries the API key as a bearer token. */
export const hasKey = (request: Request, apiKey: string | undefined): boolean => {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return given !== undefined && apiKey !== undefined && sameSecret(given, apiKey);
};

/** Refuses requests without the API key, and slows down whoever guesses it; whoever has it passes all the same. */
export const needsKey = (apiKey: string | undefined, guessesPerMinute: number): RequestHandler => {
  const limited = limit({ perMinute: guessesPerMinute });
  return (request, response, next) => {
    if (hasKey(request, apiKey)) return next();
    return limited(request, response, (tooMany?: unknown) => {
      if (tooMany !== undefined) return next(tooMany);
      const message =
        apiKey === undefined
          ? 'this server has no API key: set one and start it again'
          : 'send the API key as "Authorization: Bearer <key>"';
      response.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'key-needed', message });
    });
  };
};

/** Whether a request comes from this machine. */
export const isLocal = (request: Request): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') &&
  request.headers['x-forwarded-for'] === undefined;
