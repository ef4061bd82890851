import { type Choice, type FlowBehaviour, pass } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import { splitCases } from './split-cases.ts';
import type { ValueDomains } from './variables.ts';

/** The choices of a flow. */
export const choicesIn = (flow: FlowBehaviour): readonly Choice[] =>
  linesOf(flow)
    .flatMap((line) => termsOf(line))
    .filter((term) => term.term === 'choice');

/** The branches of a choice that some case takes, as far as the values tell that its facts can hold: their labels. */
export function feasibleBranches(choice: Choice, domains: ValueDomains): ReadonlySet<string> {
  const alone: Choice = {
    ...choice,
    branches: choice.branches.map((branch) => ({ ...branch, behaviour: pass })),
  };
  return new Set(
    splitCases({ main: alone, on: {}, backstops: [] }, domains)
      .flatMap(({ behaviour }) => choicesIn(behaviour))
      .flatMap(({ branches }) => branches.map(({ label }) => label)),
  );
}
