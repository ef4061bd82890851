import type { MessageClass } from '../../../model/message.ts';
import { explore } from '../../exploration/explore.ts';
import { answers, offerFrom, type StandingOffer } from '../answered-offer.ts';
import { asksCandidate, tellsCandidate } from '../decision.ts';
import { classParam } from './class-param.ts';
import { withoutHandlers, type PackCheck } from './pack-check.ts';

interface StandsUntilAnsweredParams {
  readonly message: MessageClass;
  readonly by: readonly MessageClass[];
}

/** Such a message is not taken back before the candidate has answered it or let its time pass. */
export const standsUntilAnswered: PackCheck<StandsUntilAnsweredParams> = {
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
              {
                code: 'offer-taken-back',
                severity: 'error',
                at: { step: event.send.step, key: 'template' },
                values: { template: event.send.template, after: standing.step, rule: quoted },
                ...maybe,
              },
            ],
    });
  },
};

/** The message that stands, until the candidate has answered it or let its time pass. */
interface OfferState {
  readonly standing?: StandingOffer | undefined;
}
