import type { ProofContext } from '../finding/context.ts';
import { decisions } from './decisions.ts';
import type { Finding } from '../finding/finding.ts';
import { givenValues } from './given-values.ts';
import { inWorlds } from '../paths/in-all-cases.ts';
import { shownFields } from './shown-fields.ts';
import { statusBackstops } from './status-backstops.ts';
import type { FlowShape } from '../../behaviour/behaviour.ts';

/**
 * Every message can be written and says what fits its way, and the terms of the offer are in nothing but an intent or an offer.
 * That templates exist in every language and name only what there is, compiling has found already.
 */
export const texts = (flow: FlowShape, context: ProofContext): readonly Finding[] => [
  ...givenValues(flow, context),
  ...inWorlds(flow, decisions),
  ...inWorlds(flow, statusBackstops),
  ...offerTerms(flow, context),
];

const offerTerms = (flow: FlowShape, context: ProofContext): readonly Finding[] =>
  shownFields(flow, ['offer-term'], context)
    .filter((shown) => shown.class !== 'intent' && shown.class !== 'offer')
    .map(({ step, template, field, given, class: its }) => ({
      code: 'offer-term-shown',
      severity: 'error',
      at: { step, key: given ? 'with' : 'template' },
      values: { template: { name: template }, class: { name: its }, field: { name: field } },
    }));
