import { type Assignment, assignments, worthDeciding } from './valuations.ts';
import { atomsOf, conditionOf } from './guard.ts';
import type { Constant } from './constants.ts';
import { createTaskResolver } from './outcome-variables.ts';
import { specialise, affectedBehaviours, type Exclusions } from './specialise.ts';
import type { EquivalenceClass } from './value-classes.ts';
import type { Behaviour, Branch, Choice, FlowBehaviour } from '../../behaviour/behaviour.ts';
import type { ProofAssumptions } from '../../model/plan.ts';
import type { DurationOrder } from '../../time/maps/duration-order.ts';
import { collectGuards, type CollectedGuards } from './guards-in.ts';
import { type ValueDomains, type Variable, variablesOf } from './variables.ts';
import { evaluatorOf, type ChoiceEvaluation } from './evaluate-guard.ts';

/**
 * One case of a case split: one consistent valuation of all guards, and the flow specialised to it.
 *
 * The guards of a flow, the conditions of its choices, read variables: facts, which never change while a case runs, and outcomes of tasks.
 * Guards that read the same variable therefore agree along a path; a path on which `score > 80` holds and later `score < 70` is infeasible.
 * A case fixes one equivalence class of values for each variable that is read more than once, and takes out of the flow what that rules out.
 * An analysis that runs once in every case meets no such path, and meets every feasible one. Where a guard stays undecided both
 * branches are left: sound, but what is found there may be spurious.
 */
export interface GuardCase {
  readonly behaviour: FlowBehaviour;
  /** The flow of which it is a case, with every branch that some case takes. */
  readonly whole: FlowBehaviour;
  readonly valuation: readonly ValuationEntry[];
  /** Steps of choices some of whose branches may be infeasible: what they depend on was not, or not exactly, decided. */
  readonly undecided: ReadonlySet<string>;
  /** Which times surely pass before which, where calendars are known. */
  readonly durations?: DurationOrder;
  /** The moment after which cases are assumed to start, and how long after it at most. */
  readonly startsAfter?: ProofAssumptions['start'];
  /** The steps of choices that decide something: of which some case of the flow takes one way and some case another. */
  readonly deciding?: ReadonlySet<string>;
  /** Facts have chosen this flow, and not another, before it began. */
  readonly isChosenByFacts?: boolean;
}

/** An assumption of a case: the value of a fact, or of a term computed from facts; or the outcomes that a task can still have. */
export type ValuationEntry =
  | { readonly of: string; readonly is: Constant }
  | { readonly step: string; readonly outcomes: readonly string[] };

/** All cases of a flow: one, the flow itself, when it has no guards. `domains` are the values that the fields of a case can hold. */
export function splitCases(
  flow: FlowBehaviour,
  domains: ValueDomains = new Map(),
): readonly GuardCase[] {
  const collected = collectGuards(flow);
  const choices = collected.choices.filter(isConditional);
  if (choices.length === 0)
    return [{ whole: flow, behaviour: flow, valuation: [], undecided: new Set() }];
  const guards = { ...collected, choices };
  const { sites, all } = variablesOf(
    guards,
    createTaskResolver(flow, namesRead(guards), guards),
    domains,
  );
  const decided = worthDeciding(all);
  const within = affectedBehaviours(flow, affectedBy(choices, decided));
  const evaluators = new Map(sites.map((site) => [site.choice, evaluatorOf(site)]));
  const cases = new Map<string, Omit<GuardCase, 'whole'>>();
  const taken = new Set<Branch>();
  for (const assignment of assignments(decided)) {
    const { key, ...guardCase } = guardCaseUnder(flow, { evaluators, assignment, within, taken });
    if (!cases.has(key)) cases.set(key, guardCase);
  }
  const evaluate = ({ branches }: Choice): ChoiceEvaluation => ({
    branches: branches.filter((one) => taken.has(one)),
    undecided: false,
  });
  const whole = specialise(flow, { evaluate, outcomes: new Map() }, within).flow;
  return [...cases.values()].map((one) => ({ ...one, whole }));
}

const isConditional = ({ branches }: Choice): boolean =>
  branches.some(({ when }) => when !== undefined);

/** Names, such as those of tasks, that guards read. */
const namesRead = ({ choices }: CollectedGuards): ReadonlySet<string> =>
  new Set(
    choices
      .flatMap(({ branches }) => branches.flatMap(({ when }) => (when ? [conditionOf(when)] : [])))
      .flatMap((condition) => atomsOf(condition).flatMap(({ term }) => term.owners)),
  );

function affectedBy(
  guarded: readonly Choice[],
  decided: readonly Variable[],
): (behaviour: Behaviour) => boolean {
  const choices = new Set<Behaviour>(guarded);
  const steps = new Set(decided.flatMap(({ of, text }) => (of === 'outcome' ? [text] : [])));
  return (behaviour) =>
    choices.has(behaviour) || (behaviour.term === 'task' && steps.has(behaviour.step));
}

interface CaseSplit {
  readonly evaluators: ReadonlyMap<Choice, (given: Assignment) => ChoiceEvaluation>;
  readonly assignment: Assignment;
  readonly within: ReadonlySet<Behaviour>;
  /** The branches that are taken; more are added. */
  readonly taken: Set<Branch>;
}

function guardCaseUnder(
  flow: FlowBehaviour,
  { evaluators, assignment, within, taken }: CaseSplit,
): Omit<GuardCase, 'whole'> & { readonly key: string } {
  const valuation = [...assignment].flatMap(valuationOf);
  const exclusions: Exclusions = {
    evaluate: (choice) => {
      const known = evaluators.get(choice)?.(assignment);
      const evaluation = known ?? { branches: choice.branches, undecided: false };
      for (const one of evaluation.branches) taken.add(one);
      return evaluation;
    },
    outcomes: new Map(
      valuation.flatMap((one) => ('step' in one ? [[one.step, one.outcomes]] : [])),
    ),
  };
  const { flow: behaviour, undecided, key } = specialise(flow, exclusions, within);
  return { behaviour, valuation, undecided, key };
}

/** A variable that can have but one value is no assumption. */
function valuationOf([variable, equivalenceClass]: readonly [
  Variable,
  EquivalenceClass,
]): readonly ValuationEntry[] {
  const [value] = equivalenceClass;
  if (variable.classes.length === 1 || value === undefined) return [];
  return variable.of === 'outcome'
    ? [{ step: variable.text, outcomes: equivalenceClass.map(String) }]
    : [{ of: variable.text, is: value }];
}
