import type { Send } from '../../../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../../../behaviour/traverse.ts';
import { behaviourOfPlan } from '../../../steps/behaviour-of-plan.ts';
import type { LoweringResult } from '../lower/lower-flow.ts';

/** A text that candidates get who have no page: whether each of its messages asks, so that it has a link to a form. */
export interface PagelessText {
  readonly template: string;
  readonly asks: boolean;
}

/** The texts of a flow whose candidates have no page; none of any other flow. */
export function pagelessTexts({ plan }: Pick<LoweringResult, 'plan'>): readonly PagelessText[] {
  if (plan.candidatePage !== 'none') return [];
  const sends = linesOf(behaviourOfPlan(plan)).flatMap(sendsOf).filter(isToCandidate);
  return [...new Set(sends.map(({ template }) => template))].map((template) => ({
    template,
    asks: sends.filter((one) => one.template === template).every(({ asks }) => asks === true),
  }));
}

const isToCandidate = ({ to }: Send): boolean => to === 'candidate';
