import {
  type AnswerWindowParams,
  answerWindowParams,
  answerTasksFor,
  compareWindows,
  countsFrom,
} from './answer-window.ts';
import { distinctFindings, type PackCheck } from './pack-check.ts';

/** Nobody accepts what has lapsed: the time to answer is over when the time that the message gives is. */
export const closesAtExpiry: PackCheck<AnswerWindowParams> = {
  summary: 'The candidate cannot answer a message of a class for longer than it says.',
  code: 'answer-after-expiry',
  params: answerWindowParams('closes-at-expiry'),
  find(params, flow, { calendars }) {
    const findings = answerTasksFor(params, flow).flatMap((answerTask) => {
      const { task, step, said } = answerTask;
      if (countsFrom(answerTask) === 'another' || !compareWindows(answerTask, calendars).longer)
        return [];
      const values = { after: { name: step }, said: { duration: said } };
      return [{ step: task.step, key: 'within', values }];
    });
    return distinctFindings(findings);
  },
};
