import type { MessageClass } from '../../../model/message.ts';
import { linesOf, sendsOf } from '../../../behaviour/traverse.ts';
import { classParam } from './class-param.ts';
import type { PackCheck } from './pack-check.ts';
import { defineFinding } from '../../finding/define-finding.ts';
import type { QuotesRule } from '../../finding/finding-values.ts';
import { approvedOfferOfPack, departmentReview } from '../example-flows.ts';

const expiryMissing = defineFinding<
  QuotesRule & { readonly template: string; readonly value: string }
>({
  code: 'expiry-missing',
  severity: 'error',
  means: 'A pack wants every such message to say until when it can be answered.',
  about:
    'A pack may want an offer to say until when it can be answered: as a duration, from which the moment is counted that the mail names.',
  example: {
    wrong: `
packs: [cn]${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: '=case.lastInterviewAt' } }
  - end: told
`,
    right: approvedOfferOfPack,
  },
  says: {
    en: ({ values: { template, value, rule } }, say) => ({
      message: `"${template}" does not say until when it can be answered${say.quotation(rule)}`,
      hint: `add "with: { ${value}: 5 business days }", or how long you mean`,
    }),
    'zh-CN': ({ values: { template, value, rule } }, say) => ({
      message: `“${template}”没有说明答复期限${say.quotation(rule)}`,
      hint: `请加上 "with: { ${value}: 5 business days }"，或您想要的期限`,
    }),
  },
});

interface NeedsExpiryParams {
  readonly in: MessageClass;
  readonly as: string;
}

/** Every such message to the candidate says until when it can be answered. */
export const needsExpiry: PackCheck<NeedsExpiryParams> = {
  finds: [expiryMissing],
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
        yield expiryMissing.found({
          at: { step, key: 'with' },
          values: { template, value: as, rule: quoted },
        });
  },
};
