import type { ProofContext } from '../finding/context.ts';
import { decisions } from './decisions.ts';
import type { Finding } from '../finding/finding.ts';
import { givenValues } from './given-values.ts';
import { inAllCases } from '../cases/split-cases.ts';
import { messageFields } from './shown-fields.ts';
import { statusBackstops } from './status-backstops.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/**
 * Every message can be written and says what fits its way, and the terms of the offer are in nothing but an intent or an offer.
 * That templates exist in every language and name only what there is, compiling has found already.
 */
export const texts = (flow: FlowBehaviour, context: ProofContext): readonly Finding[] => [
  ...givenValues(flow, context),
  ...inAllCases(flow, decisions),
  ...inAllCases(flow, statusBackstops),
  ...offerTerms(flow, context),
];

const offerTerms = (flow: FlowBehaviour, context: ProofContext): readonly Finding[] =>
  messageFields(flow, ['offer-term'], context)
    .filter((named) => named.class !== 'intent' && named.class !== 'offer')
    .map(({ step, template, field, given, class: messageClass }) => ({
      code: 'offer-term-shown',
      severity: 'error',
      at: { step, key: given ? 'with' : 'template' },
      values: {
        template: { name: template },
        class: { name: messageClass },
        field: { name: field },
      },
    }));
