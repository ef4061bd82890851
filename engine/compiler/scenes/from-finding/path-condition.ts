import type { Plan } from '../../../model/plan.ts';
import type { Behaviour } from '../../../behaviour/behaviour.ts';
import { behaviourOfPlan } from '../../../steps/behaviour-of-plan.ts';
import { linesOf, termsOf } from '../../../behaviour/traverse.ts';
import type {
  Counterexample,
  Finding,
  CounterexampleRow,
} from '../../../analysis/finding/finding.ts';
import type { Instant, Expression } from '../../../model/base.ts';

/** What the facts of a case must be like, so that it goes the way of a finding. */
export interface PathCondition {
  /** All moments but those below. */
  readonly start: Instant;
  /** By field, such as `case.lastInterviewAt`. */
  readonly moments: Readonly<Record<string, Instant>>;
  readonly conditions: readonly FactConstraint[];
}

export interface FactConstraint {
  readonly when: Expression;
  readonly holds: boolean;
}

/** Reads the wishes off the course of a finding; undefined when it has none. */
export function pathConditionOf(
  { example, at }: Finding,
  plan: Omit<Plan, 'texts'>,
): PathCondition | undefined {
  if (example === undefined) return undefined;
  const terms = linesOf(behaviourOfPlan(plan)).flatMap((line) => [...termsOf(line)]);
  const since = sinceOf(at, example, plan);
  return {
    start: example.start,
    moments: {
      ...Object.fromEntries(example.rows.flatMap((row) => awaitedMoments(row, terms))),
      ...(since && { [since.cel]: example.from }),
    },
    conditions: example.rows.flatMap((row) => constraintsOf(row, terms)),
  };
}

/** The moment before the start from which is counted. */
function sinceOf(
  at: Finding['at'],
  { from, start }: Counterexample,
  { promises, assume }: Omit<Plan, 'texts'>,
): Expression | undefined {
  const promise = 'promise' in at ? promises?.[at.promise] : undefined;
  if (promise && 'since' in promise) return promise.since;
  return from < start ? assume?.start?.after : undefined;
}

/** What is waited for comes exactly when the course goes on. */
function awaitedMoments({ step, at, happens }: CounterexampleRow, terms: readonly Behaviour[]) {
  if (happens.what !== 'waited') return [];
  return terms.flatMap((term) =>
    term.term === 'delay' && term.step === step && 'until' in term.length
      ? [[term.length.until.cel, at] as const]
      : [],
  );
}

/** The first arm whose condition holds is gone. */
function constraintsOf(
  { step, happens }: CounterexampleRow,
  terms: readonly Behaviour[],
): readonly FactConstraint[] {
  if (happens.what !== 'chosen') return [];
  for (const term of terms) {
    if (term.term !== 'choice' || term.step !== step) continue;
    const taken = term.branches.findIndex(({ label }) => label === happens.arm);
    if (taken < 0) continue;
    return term.branches
      .slice(0, taken + 1)
      .flatMap(({ when }, index) => (when ? [{ when, holds: index === taken }] : []));
  }
  return [];
}
