import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { HttpError } from './http-error.ts';
import { minuteMs } from '../../engine/time/units.ts';

interface Limit {
  readonly perMinute: number;
  /** Counts only requests that fail. */
  readonly failures?: boolean;
}

/** Limits the rate of requests per address. */
export const limit = ({ perMinute, failures = false }: Limit): RequestHandler =>
  rateLimit({
    windowMs: minuteMs,
    limit: perMinute,
    skipSuccessfulRequests: failures,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(new HttpError('rate'));
    },
  });
