import type { Problem } from '../pages/error.tsx';

/** A problem that ends a request. `server/app.ts` makes a page or JSON of it. */
export class HttpError extends Error {
  readonly problem: Problem;

  /** With a message, programs are given that instead of the usual one. */
  constructor(problem: Problem, message: string = problem) {
    super(message);
    this.name = 'HttpError';
    this.problem = problem;
  }
}

export const statusOf: Readonly<Record<Problem, number>> = {
  bad: 400,
  charset: 400,
  foreign: 403,
  'right-needed': 403,
  'not-found': 404,
  'unknown-link': 404,
  unreadable: 409,
  'ended-link': 410,
  'media-type': 415,
  'too-large': 413,
  'too-much-text': 413,
  rate: 429,
  server: 500,
  unavailable: 503,
};
