import type { MessageClass } from '../../../model/message.ts';
import type { Finding } from '../../finding/finding.ts';
import { forwardAnalysis } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import { linesWithoutHandlers, distinctFindings, type PackCheck } from './pack-check.ts';

interface NeedsPersonParams {
  readonly before: MessageClass;
}

/** A person has been asked to decide before such a message leaves: no score alone has brought it about. */
export const needsPerson: PackCheck<NeedsPersonParams> = {
  summary: 'Before a message of a class leaves, a person has been asked to decide.',
  params: {
    type: 'object',
    title: '"needs-person"',
    required: ['before'],
    additionalProperties: false,
    properties: { before: classParam('The message that no machine decides about.') },
  },
  find({ params: { before }, quoted }, flow) {
    const found: Finding[] = [];
    for (const line of linesWithoutHandlers(flow))
      forwardAnalysis<boolean>(line, [false], {
        opened: ({ windows }, asked) =>
          asked || windows.some(({ to }) => to.some((who) => who !== 'candidate')),
        told: ({ to, class: messageClass, step, template }, asked) => {
          if (!asked && to === 'candidate' && messageClass === before)
            found.push({
              code: 'person-missing',
              severity: 'error',
              at: { step, key: 'template' },
              values: { template, rule: quoted },
            });
          return asked;
        },
      });
    return distinctFindings(found);
  },
};
