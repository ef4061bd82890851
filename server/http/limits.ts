import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { rateLimit, type Options } from 'express-rate-limit';
import { HttpError } from './http-error.ts';
import { minuteMs } from '../../engine/time/units.ts';

interface Limit {
  readonly perMinute: number;
}

/** Limits the rate of requests per address. */
export const limit = ({ perMinute }: Limit): RequestHandler => limitBy(perMinute);

/** Counts a request against a limit; rejects with what ends the request when there have been too many. */
export const countAgainst = (
  limited: RequestHandler,
  request: Request,
  response: Response,
): Promise<void> =>
  new Promise((resolve, reject) => {
    void limited(request, response, (tooMany?: unknown) => {
      if (tooMany instanceof Error) reject(tooMany);
      else resolve();
    });
  });

/** Limits the requests to each link behind `/t` and `/c`: people of one house share an address, and are not slowed down by each other. */
export const limitByLink = ({ perMinute }: Limit): RequestHandler =>
  limitBy(perMinute, { keyGenerator: ({ path }) => path.split('/')[1] ?? '' });

/** Limits, per address, how many links may be tried that nobody was given; whoever has a right one is not concerned. */
export const limitUnknownLinks = ({ perMinute }: Limit): ErrorRequestHandler => {
  const limited = limitBy(perMinute);
  return (error: unknown, request, response, next) => {
    if (!(error instanceof HttpError) || error.problem !== 'unknown-link') return next(error);
    return limited(request, response, (tooMany?: unknown) => {
      next(tooMany ?? error);
    });
  };
};

const limitBy = (perMinute: number, options: Partial<Options> = {}): RequestHandler =>
  rateLimit({
    windowMs: minuteMs,
    limit: perMinute,
    ...options,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(new HttpError('rate'));
    },
  });
