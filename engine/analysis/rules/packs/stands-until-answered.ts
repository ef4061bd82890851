import type { MessageClass } from '../../../model/message.ts';
import { ways } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import { linesOf, once, type Breach, type PackCheck } from './pack-check.ts';

interface Params {
  readonly message: MessageClass;
  readonly by: readonly MessageClass[];
}

/** Such a message is not taken back before the candidate has answered it or let its time pass. */
export const standsUntilAnswered: PackCheck<Params> = {
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
    const found: Breach[] = [];
    for (const line of linesOf(flow))
      ways(line, [none], {
        told: ({ to, class: its, step, template }, standing) => {
          if (to !== 'candidate') return standing;
          if (standing !== none && params.by.includes(its))
            found.push({
              step,
              key: 'template',
              values: { template: { name: template }, after: { name: standing } },
            });
          return its === params.message ? step : standing;
        },
        closed: ({ windows }, standing) =>
          windows.some(({ to }) => to.includes('candidate')) ? none : standing,
      });
    return once(found);
  },
};

const none = '';
