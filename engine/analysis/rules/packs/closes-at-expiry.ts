import {
  type AnswerParams,
  answerParams,
  answersTo,
  comparedWith,
  countsFrom,
} from './answer-window.ts';
import { once, type PackCheck } from './pack-check.ts';

/** Nobody accepts what has lapsed: the time to answer is over when the time that the message gives is. */
export const closesAtExpiry: PackCheck<AnswerParams> = {
  summary: 'The candidate cannot answer a message of a class for longer than it says.',
  code: 'answer-after-expiry',
  params: answerParams('closes-at-expiry'),
  find(params, flow, { calendars }) {
    const breaches = answersTo(params, flow).flatMap((answering) => {
      const { race, step, said } = answering;
      if (countsFrom(answering) === 'another' || !comparedWith(answering, calendars).longer)
        return [];
      const values = { after: { name: step }, said: { duration: said } };
      return [{ step: race.step, key: 'within', values }];
    });
    return once(breaches);
  },
};
