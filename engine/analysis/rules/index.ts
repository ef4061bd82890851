import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import type { DatedProofContext, ProofContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { ExplorationTooWide } from '../exploration/explore.ts';
import { approvals } from './approvals.ts';
import { givenValues } from './given-values.ts';
import { offers } from './offers.ts';
import { oneTruth } from './one-truth.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { regrets } from './regrets.ts';
import { offerTerms } from './shown-fields.ts';
import { undecided } from './undecided.ts';

/** The static rules: everything that is proved of a flow besides times. Without a context nothing is said of people, texts and packs. */
export const staticRules = (
  flow: FlowBehaviour,
  guardCases: readonly GuardCase[],
  context: DatedProofContext | undefined,
): readonly Finding[] => [
  ...unlessTooWide(() => orderRules.flatMap((rule) => guardCases.flatMap(rule))),
  ...(context === undefined
    ? []
    : [
        ...unlessTooWide(() => people(flow, guardCases, context)),
        ...texts(flow, context),
        ...unlessTooWide(() => packs(flow, guardCases, context)),
      ]),
];

/** What a rule finds; a flow of too many states is refused, never half proved. */
function unlessTooWide(find: () => readonly Finding[]): readonly Finding[] {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof ExplorationTooWide)) throw error;
    const { step } = error;
    return [{ code: 'too-wide', severity: 'error', at: { step }, values: { step } }];
  }
}

/** The rules about what comes after what, each judged along every path of the exploration. */
export const orderRules = [oneTruth, approvals, offers, regrets, undecided] as const;

/** Every message can be written. Compiling has found already where a template is missing in a language or names what there is not. */
export const texts = (flow: FlowBehaviour, context: ProofContext): readonly Finding[] => [
  ...givenValues(flow, context),
  ...offerTerms(flow, context),
];
