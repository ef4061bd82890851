import type { Finding } from '../../finding/finding.ts';
import {
  type AnswerWindowParams,
  answerWindowParams,
  answerTasksFor,
  compareWindows,
} from './answer-window.ts';
import { countsFrom } from '../answered-offer.ts';
import type { PackCheck } from './pack-check.ts';
import { defineFinding } from '../../finding/define-finding.ts';
import type { AnswerWindowValues, QuotesRule } from '../../finding/finding-values.ts';
import { answeredOfferOfPack, departmentReview } from '../example-flows.ts';

const answerAfterExpiry = defineFinding<QuotesRule & AnswerWindowValues>({
  code: 'answer-after-expiry',
  severity: 'error',
  means:
    'A pack wants nobody to accept what has lapsed: the time to answer is longer than the message says.',
  about:
    'A yes to an offer that has lapsed accepts nothing, whatever the page has said to the candidate. So the time to answer ends with the time that the offer gives; `since: told.sentAt` lets both count from the same moment.',
  example: {
    wrong: `
packs: [cn]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - ask: candidate
    id: answer
    form: offer-answer
    within: 7 business days
    since: told.sentAt
    outcomes: { accepted: [], declined: [{ run: offer-declined }] }
    silent: [{ run: offer-lapsed }]
  - end: accepted
`,
    right: answeredOfferOfPack,
  },
  says: {
    en: ({ values: { after, said, rule } }, say) => ({
      message: `the candidate can answer here for longer than the ${say.duration(said)} for which "${after}" stands${say.quotation(rule)}`,
      hint: `write "within: ${say.duration(said)}", or give more time in the message`,
    }),
    'zh-CN': ({ values: { after, said, rule } }, say) => ({
      message: `候选人在此的答复时间超过“${after}”的有效期${say.duration(said)}${say.quotation(rule)}`,
      hint: `请写 "within: ${say.duration(said)}"，或在消息中给更长的时间`,
    }),
  },
});

/** Nobody accepts what has lapsed: the time to answer is over when the time that the message gives is. */
export const closesAtExpiry: PackCheck<AnswerWindowParams> = {
  finds: [answerAfterExpiry],
  summary: 'The candidate cannot answer a message of a class for longer than it says.',
  params: answerWindowParams('closes-at-expiry'),
  ofCase({ params, quoted }, guardCase, { calendars }) {
    return answerTasksFor(params, guardCase).flatMap((answerTask): readonly Finding[] => {
      const { task, step, said } = answerTask;
      if (countsFrom(task, step) === 'another' || !compareWindows(answerTask, calendars).longer)
        return [];
      return [
        answerAfterExpiry.found({
          at: { step: task.step, key: 'within' },
          values: { after: step, said, rule: quoted },
        }),
      ];
    });
  },
};
