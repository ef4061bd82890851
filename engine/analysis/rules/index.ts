import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { inAllCases, type GuardCase } from '../cases/split-cases.ts';
import type { DatedProofContext, ProofContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { authority } from './authority.ts';
import { decisions } from './decisions.ts';
import { givenValues } from './given-values.ts';
import { oneTruth } from './one-truth.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { offerTerms } from './shown-fields.ts';
import { statusBackstops } from './status-backstops.ts';

/** The static rules: everything that is proved of a flow besides times. Without a context nothing is said of people, texts and packs. */
export const staticRules = (
  flow: FlowBehaviour,
  guardCases: readonly GuardCase[],
  context: DatedProofContext | undefined,
): readonly Finding[] => [
  ...guardCases.flatMap((guardCase) => [...authority(guardCase), ...oneTruth(guardCase)]),
  ...(context === undefined ? [] : [people, texts, packs].flatMap((rule) => rule(flow, context))),
];

/**
 * Every message can be written and fits the path on which it is sent. Compiling has found already where a template is missing in a
 * language or names what there is not. `inAllCases`, here and in the rules of people and packs, splits cases by itself and without the
 * domains that the case schema gives to `guardCases`, so these rules raise false alarms that the others do not.
 */
export const texts = (flow: FlowBehaviour, context: ProofContext): readonly Finding[] => [
  ...givenValues(flow, context),
  ...inAllCases(flow, decisions),
  ...inAllCases(flow, statusBackstops),
  ...offerTerms(flow, context),
];
