import type { MessageClass } from '../../../model/message.ts';
import { linesOf, sendsOf } from '../../../behaviour/traverse.ts';
import { classParam } from './class-param.ts';
import type { PackCheck } from './pack-check.ts';

interface NeedsExpiryParams {
  readonly in: MessageClass;
  readonly as: string;
}

/** Every such message to the candidate says until when it can be answered. */
export const needsExpiry: PackCheck<NeedsExpiryParams> = {
  summary: 'Messages of a class carry a moment until which the candidate can answer.',
  params: {
    type: 'object',
    title: '"needs-expiry"',
    required: ['in', 'as'],
    additionalProperties: false,
    properties: {
      in: classParam('Messages of this class.'),
      as: { type: 'string', description: 'The value under "with:" that is a duration.' },
    },
  },
  *ofFlow({ params: { in: wanted, as }, quoted }, flow) {
    const sends = linesOf(flow).flatMap(sendsOf);
    for (const { class: messageClass, to, moments, step, template } of sends)
      if (messageClass === wanted && to === 'candidate' && !Object.hasOwn(moments, as))
        yield {
          code: 'expiry-missing',
          severity: 'error',
          at: { step, key: 'with' },
          values: { template, value: as, rule: quoted },
        };
  },
};
