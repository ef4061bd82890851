import type { MessageClass } from '../../../model/message.ts';
import { forwardAnalysis } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import {
  linesWithoutHandlers,
  distinctFindings,
  type PackFinding,
  type PackCheck,
} from './pack-check.ts';

interface StandsUntilAnsweredParams {
  readonly message: MessageClass;
  readonly by: readonly MessageClass[];
}

/** Such a message is not taken back before the candidate has answered it or let its time pass. */
export const standsUntilAnswered: PackCheck<StandsUntilAnsweredParams> = {
  summary:
    'A message of a class is not taken back until the candidate has answered or let the time pass.',
  code: 'offer-taken-back',
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
  find(params, flow) {
    const found: PackFinding[] = [];
    for (const line of linesWithoutHandlers(flow))
      forwardAnalysis(line, [noOffer], {
        told: ({ to, class: messageClass, step, template }, standing) => {
          if (to !== 'candidate') return standing;
          if (standing !== noOffer && params.by.includes(messageClass))
            found.push({
              step,
              key: 'template',
              values: { template: { name: template }, after: { name: standing } },
            });
          return messageClass === params.message ? step : standing;
        },
        closed: ({ windows }, standing) =>
          windows.some(({ to }) => to.includes('candidate')) ? noOffer : standing,
      });
    return distinctFindings(found);
  },
};

const noOffer = '';
