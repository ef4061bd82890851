import type { FlowBehaviour } from '../behaviour/behaviour.ts';
import type { Plan } from '../model/plan.ts';
import type { ProofContext } from './finding/context.ts';
import { durationsOf } from './timing/horizon.ts';
import { decidingChoices } from './cases/deciding-choices.ts';
import { valueDomainsOf } from './cases/domains.ts';
import { type GuardCase, splitCases } from './cases/split-cases.ts';

/** The cases of the guards of a plan, with what its calendars, its whole flow and the routing say of each. */
export function guardCasesOf(
  plan: Pick<Plan, 'calendars' | 'assume'>,
  flow: FlowBehaviour,
  context?: Partial<Pick<ProofContext, 'caseSchema' | 'isChosenByFacts'>>,
): readonly GuardCase[] {
  const split = splitCases(flow, context?.caseSchema && valueDomainsOf(context.caseSchema));
  const durations = durationsOf(plan);
  const deciding = decidingChoices(split);
  const isChosenByFacts = context?.isChosenByFacts === true;
  const startsAfter = plan.assume?.start;
  return split.map((guardCase) => ({
    ...guardCase,
    durations,
    deciding,
    isChosenByFacts,
    ...(startsAfter && { startsAfter }),
  }));
}
