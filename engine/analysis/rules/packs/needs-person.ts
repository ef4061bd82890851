import type { MessageClass } from '../../../model/message.ts';
import { ways } from '../../paths/forward-analysis.ts';
import { classParam } from './class-param.ts';
import { linesOf, once, type Breach, type PackCheck } from './pack-check.ts';

interface Params {
  readonly before: MessageClass;
}

/** A person has been asked to decide before such a message leaves: no score alone has brought it about. */
export const needsPerson: PackCheck<Params> = {
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
    const found: Breach[] = [];
    for (const line of linesOf(flow))
      ways<boolean>(line, [false], {
        opened: ({ windows }, asked) =>
          asked || windows.some(({ to }) => to.some((who) => who !== 'candidate')),
        told: ({ to, class: its, step, template }, asked) => {
          if (!asked && to === 'candidate' && its === before)
            found.push({ step, key: 'template', values: { template: { name: template } } });
          return asked;
        },
      });
    return once(found);
  },
};
