import type { Finding } from '../../finding/finding.ts';
import {
  type AnswerWindowParams,
  answerWindowParams,
  answerTasksFor,
  compareWindows,
} from './answer-window.ts';
import { countsFrom } from '../answered-offer.ts';
import { cutAnswersFor } from './cut-answers.ts';
import type { PackCheck } from './pack-check.ts';
import { defineFinding } from '../../finding/define-finding.ts';
import type { AnswerWindowValues, QuotesRule } from '../../finding/finding-values.ts';
import { answeredOfferOfPack } from '../right-flows.ts';

const answerCutShort = defineFinding<QuotesRule & AnswerWindowValues & MayBeCut>({
  code: 'answer-cut-short',
  severity: 'error',
  means: 'A pack wants the candidate to have all the time that the message gives them.',
  about:
    'An offer that can be answered for five days is open for five days. Whoever is asked for the answer has as long as the offer has said, and the case does not end before.',
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
    en: ({ values: { after, said, rule, cut } }, say) => ({
      message: cut
        ? `the case can end while the candidate still has some of the ${say.duration(said)} that "${after}" gives them${say.quotation(rule)}`
        : `the candidate has less time to answer here than the ${say.duration(said)} that "${after}" gives them${say.quotation(rule)}`,
      hint: cut
        ? 'let what ends the case stand behind this step, and wait for the answer'
        : `write "within: ${say.duration(said)}", or give less time in the message`,
    }),
    'zh-CN': ({ values: { after, said, rule, cut } }, say) => ({
      message: cut
        ? `流程可能在“${after}”所给的${say.duration(said)}尚未用完时结束，候选人来不及答复${say.quotation(rule)}`
        : `候选人在此的答复时间少于“${after}”所给的${say.duration(said)}${say.quotation(rule)}`,
      hint: cut
        ? '请把结束流程的步骤放在这一步之后，并等待答复'
        : `请写 "within: ${say.duration(said)}"，或在消息中给更短的时间`,
    }),
  },
});

/** The task is cancelled while it is open, instead of closing too early. */
interface MayBeCut {
  readonly cut?: true;
}

/** The candidate can answer for as long as the message says. */
export const openUntil: PackCheck<AnswerWindowParams> = {
  finds: [answerCutShort],
  summary: 'The candidate can answer a message of a class for as long as it says.',
  params: answerWindowParams('open-until'),
  ofCase({ params, quoted }, guardCase, { calendars }) {
    const cut = cutAnswersFor(params, guardCase).map(({ task, step, said, maybe }) =>
      answerCutShort.found({
        at: { step: task.step, key: 'within' },
        values: { after: step, said, rule: quoted, cut: true },
        ...maybe,
      }),
    );
    const short = answerTasksFor(params, guardCase).flatMap((answerTask): readonly Finding[] => {
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
    return [...short, ...cut];
  },
};
