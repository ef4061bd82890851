import type { Finding } from '../../finding/finding.ts';
import {
  type AnswerWindowParams,
  answerWindowParams,
  answerTasksFor,
  compareWindows,
  isOverWhenAsked,
} from './answer-window.ts';
import { countsFrom } from '../answered-offer.ts';
import { neverAskedFor } from './never-asked.ts';
import { cutAnswersFor } from './cut-answers.ts';
import type { PackCheck } from './pack-check.ts';
import { defineFinding } from '../../finding/define-finding.ts';
import type { AnswerWindowValues, QuotesRule } from '../../finding/finding-values.ts';
import { answeredOfferOfPack, departmentReview } from '../example-flows.ts';

const answerCutShort = defineFinding<QuotesRule & AnswerWindowValues & MayBeCut>({
  code: 'answer-cut-short',
  severity: 'error',
  means: 'A pack wants the candidate to have all the time that the message gives them.',
  about:
    'An offer that can be answered for five days is open for five days. Whoever is asked for the answer has as long as the offer has said, and the case does not end before. What stands between the offer and the question takes none of it away: they are asked while the offer stands, whatever comes of a wait, a call, a mail or what runs beside. Only what is known before the offer may decide that nobody asks.',
  example: {
    wrong: `
packs: [cn]${departmentReview}
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
    en: ({ values: { after, said, rule, cut } }, say) => {
      const [time, quoted] = [say.duration(said), say.quotation(rule)];
      if (cut === 'end')
        return {
          message: `the case can end while the candidate still has some of the ${time} that "${after}" gives them${quoted}`,
          hint: 'let what ends the case stand behind this step, and wait for the answer',
        };
      if (cut === 'before')
        return {
          message: `when the candidate is asked here, the ${time} that "${after}" gives them may be over${quoted}`,
          hint: 'take less time before this step, or let it pass beside (`meanwhile`)',
        };
      return {
        message: `the candidate has less time to answer here than the ${time} that "${after}" gives them${quoted}`,
        hint: `write "within: ${time}", or give less time in the message`,
      };
    },
    'zh-CN': ({ values: { after, said, rule, cut } }, say) => {
      const [time, quoted] = [say.duration(said), say.quotation(rule)];
      if (cut === 'end')
        return {
          message: `流程可能在“${after}”所给的${time}尚未用完时结束，候选人来不及答复${quoted}`,
          hint: '请把结束流程的步骤放在这一步之后，并等待答复',
        };
      if (cut === 'before')
        return {
          message: `在此询问候选人时，“${after}”所给的${time}可能已经用完${quoted}`,
          hint: '请缩短这一步之前的时间，或让其与之并行（`meanwhile`）',
        };
      return {
        message: `候选人在此的答复时间少于“${after}”所给的${time}${quoted}`,
        hint: `请写 "within: ${time}"，或在消息中给更短的时间`,
      };
    },
  },
});

/** What takes the time, unless the task gives too little: an end of the case, or what stands before the task. */
interface MayBeCut {
  readonly cut?: 'end' | 'before';
}

/** The candidate can answer for as long as the message says. */
export const openUntil: PackCheck<AnswerWindowParams> = {
  finds: [answerCutShort],
  summary: 'The candidate can answer a message of a class for as long as it says.',
  params: answerWindowParams('open-until'),
  ofCase({ params, quoted }, guardCase, context) {
    const answerTasks = answerTasksFor(params, guardCase);
    const cut = [
      ...cutAnswersFor(params, guardCase),
      ...neverAskedFor(params, guardCase, { ...context, answerTasks }),
    ].map(({ task, step, said, maybe }) =>
      answerCutShort.found({
        at: { step: task, key: 'within' },
        cause: step,
        values: { after: step, said, rule: quoted, cut: 'end' },
        ...maybe,
      }),
    );
    const short = answerTasks.flatMap((answerTask): readonly Finding[] => {
      const { task, step, said } = answerTask;
      const early = countsFrom(task, step) === 'another';
      const { shorter } = compareWindows(answerTask, context.calendars);
      const missed = isOverWhenAsked(answerTask, guardCase, context);
      if (!early && !shorter && !missed) return [];
      return [
        answerCutShort.found({
          at: { step: task.step, key: early ? 'since' : 'within' },
          values: { after: step, said, rule: quoted, ...(missed && !shorter && { cut: 'before' }) },
        }),
      ];
    });
    return [...short, ...cut];
  },
};
