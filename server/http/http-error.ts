import type { Problem } from '../pages/error.tsx';

/** An answer that is not what was asked for; turned into a page or into JSON in one place. */
export class HttpError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.name = 'HttpError';
    this.problem = problem;
  }
}

export const statusOf: Readonly<Record<Problem, number>> = {
  bad: 400,
  foreign: 403,
  'not-found': 404,
  'too-large': 413,
  rate: 429,
  server: 500,
  unavailable: 503,
};
