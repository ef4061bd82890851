import { type Assignment, isWorthDeciding } from './valuations.ts';
import { type Atom, atomsOf, type Condition } from './guard.ts';
import { satisfies } from './value-classes.ts';
import type { Choice } from '../../behaviour/behaviour.ts';
import type { GuardSite } from './variables.ts';

/** A choice under an assignment. */
export interface ChoiceEvaluation {
  /** The branches that can be taken. */
  readonly branches: Choice['branches'];
  /** One of them may be infeasible: what its guard depends on was not, or not exactly, decided. */
  readonly undecided: boolean;
}

/** Evaluates the guards of a choice under an assignment; once for all assignments that give its variables the same. */
export function evaluatorOf(site: GuardSite): (assignment: Assignment) => ChoiceEvaluation {
  const known = new Map<string, ChoiceEvaluation>();
  const variables = new Set(site.variables.values());
  return (assignment) => {
    const values = Array.from(variables, (one) => one.classes.indexOf(assignment.get(one) ?? []));
    const key = values.join();
    const evaluation = known.get(key) ?? evaluateChoice(site, assignment);
    known.set(key, evaluation);
    return evaluation;
  };
}

/** Branches up to the first whose guard surely holds, without those whose guards surely do not. */
function evaluateChoice(
  { choice, conditions, variables }: GuardSite,
  assignment: Assignment,
): ChoiceEvaluation {
  const valueOf = (atom: Atom) => {
    const one = variables.get(atom);
    const [value] = (one && assignment.get(one)) ?? [];
    return value === undefined ? undefined : satisfies(atom.predicate, value);
  };
  const isUndecided = (atom: Atom) => {
    const one = variables.get(atom);
    return one === undefined || one.correlated || (isWorthDeciding(one) && !assignment.has(one));
  };
  const decidedValueOf = (atom: Atom) => (isUndecided(atom) ? undefined : valueOf(atom));
  const branches: Choice['branches'][number][] = [];
  let undecided = false;
  for (const [index, branch] of choice.branches.entries()) {
    const condition = conditions[index];
    const truth = condition === undefined || truthOf(condition, valueOf);
    undecided ||=
      condition !== undefined &&
      truthOf(condition, decidedValueOf) === undefined &&
      atomsOf(condition).some(isUndecided);
    if (truth !== false) branches.push(branch);
    if (truth === true) break;
  }
  return { branches, undecided };
}

type Truth = boolean | undefined;

/** Kleene's three-valued logic: whether a condition holds, undefined where atoms that are not known decide it. */
function truthOf(condition: Condition, valueOf: (atom: Atom) => Truth): Truth {
  if (condition.is === 'atom') return valueOf(condition);
  if (condition.is === 'known') return condition.holds;
  if (condition.is === 'not') return not(truthOf(condition.of, valueOf));
  const parts = condition.of.map((one) => truthOf(one, valueOf));
  if (condition.is === 'if') return ifThenElse(parts);
  return condition.is === 'all' ? conjunction(parts) : not(conjunction(parts.map(not)));
}

function ifThenElse([asked, yes, no]: readonly Truth[]): Truth {
  if (asked === undefined) return yes === no ? yes : undefined;
  return asked ? yes : no;
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function conjunction(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}
