import type { MessageClass } from '../../../model/message.ts';
import { forwardAnalysis } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import {
  linesWithoutHandlers,
  distinctFindings,
  type PackFinding,
  type PackCheck,
} from './pack-check.ts';

interface NeedsPersonParams {
  readonly before: MessageClass;
}

/** A person has been asked to decide before such a message leaves: no score alone has brought it about. */
export const needsPerson: PackCheck<NeedsPersonParams> = {
  summary: 'Before a message of a class leaves, a person has been asked to decide.',
  code: 'person-missing',
  params: {
    type: 'object',
    title: '"needs-person"',
    required: ['before'],
    additionalProperties: false,
    properties: { before: classParam('The message that no machine decides about.') },
  },
  find({ before }, flow) {
    const found: PackFinding[] = [];
    for (const line of linesWithoutHandlers(flow))
      forwardAnalysis<boolean>(line, [false], {
        opened: ({ windows }, asked) =>
          asked || windows.some(({ to }) => to.some((who) => who !== 'candidate')),
        told: ({ to, class: messageClass, step, template }, asked) => {
          if (!asked && to === 'candidate' && messageClass === before)
            found.push({ step, key: 'template', values: { template: { name: template } } });
          return asked;
        },
      });
    return distinctFindings(found);
  },
};
