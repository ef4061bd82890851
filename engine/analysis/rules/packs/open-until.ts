import {
  type AnswerParams,
  answerParams,
  answersTo,
  comparedWith,
  countsFrom,
} from './answer-window.ts';
import { once, type PackCheck } from './pack-check.ts';

/** The candidate can answer for as long as the message says. */
export const openUntil: PackCheck<AnswerParams> = {
  summary: 'The candidate can answer a message of a class for as long as it says.',
  code: 'answer-cut-short',
  params: answerParams('open-until'),
  find(params, flow, { calendars }) {
    const breaches = answersTo(params, flow).flatMap((answering) => {
      const { race, step, said } = answering;
      const early = countsFrom(answering) === 'another';
      const { shorter, missed } = comparedWith(answering, calendars);
      if (!early && !shorter && !missed) return [];
      const values = { after: { name: step }, said: { duration: said } };
      return [{ step: race.step, key: early ? 'since' : 'within', values }];
    });
    return once(breaches);
  },
};
