import type { Finding } from '../../finding/finding.ts';
import {
  type AnswerWindowParams,
  answerWindowParams,
  answerTasksFor,
  compareWindows,
} from './answer-window.ts';
import { countsFrom } from '../answered-offer.ts';
import type { PackCheck } from './pack-check.ts';

/** Nobody accepts what has lapsed: the time to answer is over when the time that the message gives is. */
export const closesAtExpiry: PackCheck<AnswerWindowParams> = {
  summary: 'The candidate cannot answer a message of a class for longer than it says.',
  params: answerWindowParams('closes-at-expiry'),
  ofCase({ params, quoted }, guardCase, { calendars }) {
    return answerTasksFor(params, guardCase).flatMap((answerTask): readonly Finding[] => {
      const { task, step, said } = answerTask;
      if (countsFrom(task, step) === 'another' || !compareWindows(answerTask, calendars).longer)
        return [];
      return [
        {
          code: 'answer-after-expiry',
          severity: 'error',
          at: { step: task.step, key: 'within' },
          values: { after: step, said, rule: quoted },
        },
      ];
    });
  },
};
