import type { MessageClass } from '../../../model/message.ts';
import type { Finding } from '../../finding/finding.ts';
import { forwardAnalysis } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import { linesWithoutHandlers, distinctFindings, type PackCheck } from './pack-check.ts';

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
  find({ params, quoted }, flow) {
    const found: Finding[] = [];
    for (const line of linesWithoutHandlers(flow))
      forwardAnalysis<OfferState>(line, [{}], {
        told: ({ to, class: messageClass, step, template }, state) => {
          if (to !== 'candidate') return state;
          const { standing } = state;
          if (standing !== undefined && params.by.includes(messageClass))
            found.push({
              code: 'offer-taken-back',
              severity: 'error',
              at: { step, key: 'template' },
              values: { template, after: standing, rule: quoted },
            });
          return messageClass === params.message ? { standing: step } : state;
        },
        closed: ({ windows }, state) =>
          windows.some(({ to }) => to.includes('candidate')) ? {} : state,
      });
    return distinctFindings(found);
  },
};

/** The step whose message stands, until the candidate has answered it or let its time pass. */
interface OfferState {
  readonly standing?: string;
}
