import type {
  Counterexample,
  Finding,
  CounterexampleRow,
} from '../../../analysis/finding/finding.ts';
import { defaultAssumptions } from '../../../analysis/timing/analysis.ts';
import { isElapsed } from '../../../analysis/timing/moments.ts';
import type { Behaviour, Choice } from '../../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../../behaviour/traverse.ts';
import { printTree } from '../../../expression/print-tree.ts';
import type { Instant, Expression } from '../../../model/base.ts';
import type { Plan, ProofAssumptions } from '../../../model/plan.ts';
import { behaviourOfPlan } from '../../../steps/behaviour-of-plan.ts';
import { deadline } from '../../../time/deadline.ts';

/** The condition on the facts of a case under which it follows the path of a counterexample. */
export interface PathCondition {
  /** The value of all moments but those below. */
  readonly start: Instant;
  /** By field, such as `case.lastInterviewAt`. */
  readonly moments: Readonly<Record<string, Instant>>;
  readonly conditions: readonly FactConstraint[];
}

export interface FactConstraint {
  readonly when: Expression;
  readonly holds: boolean;
}

/** Reads the path condition off the counterexample of a finding; undefined when it has none. */
export function pathConditionOf(
  { example, at }: Finding,
  plan: Omit<Plan, 'texts'>,
): PathCondition | undefined {
  if (example === undefined) return undefined;
  const terms = linesOf(behaviourOfPlan(plan)).flatMap((line) => termsOf(line));
  const since = sinceOf(at, example, plan);
  return {
    start: example.start,
    moments: {
      ...Object.fromEntries(
        example.rows.flatMap((row, index, rows) => [
          ...awaitedMoments(row, { terms, plan, begins: rows[index - 1]?.at ?? example.start }),
          ...momentsAhead(row, terms, plan.assume ?? defaultAssumptions),
        ]),
      ),
      ...Object.fromEntries(since ? [momentOf(since, example.from)] : []),
    },
    conditions: example.rows.flatMap((row) => constraintsOf(row, terms)),
  };
}

/** The moment of the case from which the counterexample counts, when that is not its start. */
function sinceOf(
  at: Finding['at'],
  { from, start }: Counterexample,
  { promises, assume }: Omit<Plan, 'texts'>,
): Expression | undefined {
  const promise = 'promise' in at ? promises?.[at.promise] : undefined;
  if (promise && 'since' in promise) return promise.since;
  return from < start ? assume?.start?.after : undefined;
}

interface Awaiting {
  readonly terms: readonly Behaviour[];
  readonly plan: Pick<Plan, 'calendars'>;
  /** When the wait begins. */
  readonly begins: Instant;
}

/**
 * A moment that a wait ends at lies exactly where the counterexample goes on. One that is reckoned from a field of the case is left as it is
 * where the wait is over in any case: others may count from the same field.
 */
function awaitedMoments(
  { step, at, happens }: CounterexampleRow,
  { terms, plan: { calendars }, begins }: Awaiting,
): readonly (readonly [field: string, at: Instant])[] {
  if (happens.what !== 'waited') return [];
  return terms.flatMap((term) => {
    if (term.term !== 'delay' || term.step !== step || !('until' in term.length)) return [];
    const { until, atMost } = term.length;
    const isOver = until.tree?.op === 'shift' && deadline(begins, atMost, calendars) <= at;
    return isOver ? [] : [momentOf(until, at)];
  });
}

/** A moment of which nothing is known lies ahead when a task opens that counts from it. */
function momentsAhead(
  { step, at }: CounterexampleRow,
  terms: readonly Behaviour[],
  assume: ProofAssumptions,
) {
  return terms.flatMap((term) =>
    term.term === 'task' && term.step === step && term.since && !isElapsed(term.since, assume)
      ? [momentOf(term.since, at)]
      : [],
  );
}

/** The field of a case of which an expression is a moment so much later, and what it is where the expression comes to an instant. */
function momentOf({ cel, tree }: Expression, at: Instant): readonly [field: string, at: Instant] {
  return tree?.op === 'shift' ? [printTree(tree.of), at - tree.ms] : [cel, at];
}

/** A choice takes the first branch whose condition holds: those above it must not hold. */
function constraintsOf(
  { step, happens }: CounterexampleRow,
  terms: readonly Behaviour[],
): readonly FactConstraint[] {
  if (happens.what !== 'chosen') return [];
  const { branch } = happens;
  const choice = terms.find(
    (term): term is Choice =>
      term.term === 'choice' &&
      term.step === step &&
      term.branches.some(({ label }) => label === branch),
  );
  return choice === undefined ? [] : constraintsOfBranch(choice, branch);
}

/** The same for a branch of a choice. */
export function constraintsOfBranch(
  { branches }: Choice,
  branch: string,
): readonly FactConstraint[] {
  const taken = branches.findIndex(({ label }) => label === branch);
  return branches
    .slice(0, taken + 1)
    .flatMap(({ when }, index) => (when ? [{ when, holds: index === taken }] : []));
}
