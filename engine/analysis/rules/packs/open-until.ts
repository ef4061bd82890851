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
import { answeredOfferOfPack } from '../right-flows.ts';

const answerCutShort = defineFinding<QuotesRule & AnswerWindowValues>({
  code: 'answer-cut-short',
  severity: 'error',
  means: 'A pack wants the candidate to have all the time that the message gives them.',
  about:
    'An offer that can be answered for five days is open for five days. Whoever is asked for the answer has as long as the offer has said.',
  example: {
    wrong: `
packs: [cn]
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - ask: candidate
    id: answer
    form: offer-answer
    within: 3 business days
    since: told.sentAt
    outcomes: { accepted: [], declined: [{ run: offer-declined }] }
    silent: [{ run: offer-lapsed }]
  - end: accepted
`,
    right: answeredOfferOfPack,
  },
  says: {
    en: ({ values: { after, said, rule } }, say) => ({
      message: `the candidate has less time to answer here than the ${say.duration(said)} that "${after}" gives them${say.quotation(rule)}`,
      hint: `write "within: ${say.duration(said)}", or give less time in the message`,
    }),
    'zh-CN': ({ values: { after, said, rule } }, say) => ({
      message: `候选人在此的答复时间少于“${after}”所给的${say.duration(said)}${say.quotation(rule)}`,
      hint: `请写 "within: ${say.duration(said)}"，或在消息中给更短的时间`,
    }),
  },
});

/** The candidate can answer for as long as the message says. */
export const openUntil: PackCheck<AnswerWindowParams> = {
  finds: [answerCutShort],
  summary: 'The candidate can answer a message of a class for as long as it says.',
  params: answerWindowParams('open-until'),
  ofCase({ params, quoted }, guardCase, { calendars }) {
    return answerTasksFor(params, guardCase).flatMap((answerTask): readonly Finding[] => {
      const { task, step, said } = answerTask;
      const early = countsFrom(task, step) === 'another';
      const { shorter, missed } = compareWindows(answerTask, calendars);
      if (!early && !shorter && !missed) return [];
      return [
        answerCutShort.found({
          at: { step: task.step, key: early ? 'since' : 'within' },
          values: { after: step, said, rule: quoted },
        }),
      ];
    });
  },
};
