import type { MessageClass } from '../../../model/message.ts';
import { explore } from '../../exploration/explore.ts';
import { answers, offerFrom, type StandingOffer } from '../answered-offer.ts';
import { asksCandidate, tellsCandidate } from '../decision.ts';
import { classParam } from './class-param.ts';
import { withoutHandlers, type PackCheck } from './pack-check.ts';
import { defineFinding } from '../../finding/define-finding.ts';
import type { AfterStep, QuotesRule } from '../../finding/finding-values.ts';
import { answeredOfferOfPack, departmentReview } from '../example-flows.ts';

const offerTakenBack = defineFinding<QuotesRule & AfterStep>({
  code: 'offer-taken-back',
  severity: 'error',
  means: 'A pack wants an offer to stand until the candidate has answered or let it lapse.',
  about:
    'A pack may want an offer to stand until it is answered or its time has passed: no correction or regret to the candidate before.',
  example: {
    wrong: `
packs: [cn]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { tell: candidate, id: back, template: regret }
  - end: told
`,
    right: answeredOfferOfPack,
  },
  says: {
    en: ({ values: { template, after, rule } }, say) => ({
      message: `"${template}" takes back what "${after}" has told, before the time to answer is over${say.quotation(rule)}`,
      hint: 'wait for the answer of the candidate, or until the time has passed',
    }),
    'zh-CN': ({ values: { template, after, rule } }, say) => ({
      message: `“${template}”在答复期限之前撤回了“${after}”所告知的内容${say.quotation(rule)}`,
      hint: '请等候候选人答复，或等到期限已过',
    }),
  },
});

interface StandsUntilAnsweredParams {
  readonly message: MessageClass;
  readonly by: readonly MessageClass[];
}

/** Such a message is not taken back before the candidate has answered it or let its time pass. */
export const standsUntilAnswered: PackCheck<StandsUntilAnsweredParams> = {
  finds: [offerTakenBack],
  summary:
    'A message of a class is not taken back until the candidate has answered or let the time pass.',
  params: {
    type: 'object',
    title: '"stands-until-answered"',
    required: ['message', 'by'],
    additionalProperties: false,
    properties: {
      message: classParam('What stands.'),
      by: {
        type: 'array',
        minItems: 1,
        items: classParam('What would take it back.'),
        description: 'Messages that would take it back.',
      },
    },
  },
  ofCase({ params, quoted }, guardCase) {
    return explore<OfferState>(withoutHandlers(guardCase), {
      start: {},
      observes: {
        send: (send) => tellsCandidate(send, params.message, ...params.by),
        task: asksCandidate,
      },
      judges: { send: (send) => tellsCandidate(send, ...params.by) },
      step: ({ standing }, event) => {
        if (event.what === 'sent')
          return event.send.class === params.message ? { standing: offerFrom(event.send) } : {};
        if (event.what !== 'closed' || standing === undefined) return { standing };
        return answers(event.task, standing) ? {} : { standing };
      },
      check: (event, { state: { standing }, maybe }) =>
        event.what !== 'sent' || standing === undefined || !params.by.includes(event.send.class)
          ? []
          : [
              offerTakenBack.found({
                at: { step: event.send.step, key: 'template' },
                values: { template: event.send.template, after: standing.step, rule: quoted },
                cause: standing.step,
                ...maybe,
              }),
            ],
    });
  },
};

/** The message that stands, until the candidate has answered it or let its time pass. */
interface OfferState {
  readonly standing?: StandingOffer | undefined;
}
