import type { JsonObject } from '../model/base.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { guardCasesOf } from './guard-cases.ts';
import { ExplorationTooWide } from './exploration/explore.ts';
import type { SparedSilence } from './finding/context.ts';
import type { ProvedPlan } from './prove.ts';
import { sparedSilence } from './rules/chosen-silence.ts';
import { endsOfSilence } from './rules/ends-of-silence.ts';

/** What silence is in a flow; of one that is too wide to be proved nothing is said, since no case starts from it. */
export function silenceInFlow(plan: ProvedPlan, caseSchema: JsonObject): SparedSilence | undefined {
  try {
    return sparedSilence(endsOfSilence(guardCasesOf(plan, behaviourOfPlan(plan), { caseSchema })));
  } catch (error) {
    if (error instanceof ExplorationTooWide) return undefined;
    throw error;
  }
}
