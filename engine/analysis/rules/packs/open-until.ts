import type { Finding } from '../../finding/finding.ts';
import {
  type AnswerWindowParams,
  answerWindowParams,
  answerTasksFor,
  compareWindows,
} from './answer-window.ts';
import { countsFrom } from '../answered-offer.ts';
import type { PackCheck } from './pack-check.ts';

/** The candidate can answer for as long as the message says. */
export const openUntil: PackCheck<AnswerWindowParams> = {
  summary: 'The candidate can answer a message of a class for as long as it says.',
  params: answerWindowParams('open-until'),
  ofCase({ params, quoted }, guardCase, { calendars }) {
    return answerTasksFor(params, guardCase).flatMap((answerTask): readonly Finding[] => {
      const { task, step, said } = answerTask;
      const early = countsFrom(task, step) === 'another';
      const { shorter, missed } = compareWindows(answerTask, calendars);
      if (!early && !shorter && !missed) return [];
      return [
        {
          code: 'answer-cut-short',
          severity: 'error',
          at: { step: task.step, key: early ? 'since' : 'within' },
          values: { after: step, said, rule: quoted },
        },
      ];
    });
  },
};
