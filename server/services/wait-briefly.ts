import { answerWithin } from './answer-within.ts';

const closeGraceMs = 500;

/** Waits until something is done, or a short time: what is closing is not held up. */
export const waitBriefly = (done: Promise<void>): Promise<void> =>
  answerWithin(closeGraceMs, done, () => undefined);
