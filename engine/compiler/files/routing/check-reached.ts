import { type Choice, pass } from '../../../behaviour/behaviour.ts';
import { feasibleBranches } from '../../../analysis/cases/feasible-branches.ts';
import { outsideDomain } from '../../../analysis/cases/outside-domain.ts';
import type { ValueDomains } from '../../../analysis/cases/variables.ts';
import { checkExpression } from '../../../expression/check/check-expression.ts';
import { compileExpression } from '../../../expression/check/compile-expression.ts';
import type { ExpressionEnvironment } from '../../../expression/check/environment.ts';
import type { Expression } from '../../../model/base.ts';
import type { PathDiagnostic } from '../../source/source.ts';

/** Every rule is the first that holds for some case, as far as the values tell that its facts can have. */
export function* checkReached(
  { rules, else: otherwise }: WrittenRouting,
  environment: ExpressionEnvironment | undefined,
  domains: ValueDomains = new Map(),
): Generator<PathDiagnostic> {
  const always = rules.findIndex(({ when }) => when === undefined);
  // What stands behind a rule without "when" has been found already.
  const reached = always < 0 ? rules : rules.slice(0, always + 1);
  const conditions = reached.flatMap(({ when }) => when ?? []);
  if (!environment || conditions.some((cel) => checkExpression(cel, environment, 'bool'))) return;
  const rest = always < 0 && otherwise !== undefined ? [undefined] : [];
  const all = [
    ...reached.map(({ when }) =>
      when === undefined ? undefined : compileExpression(when, environment),
    ),
    ...rest,
  ];
  const taken = feasibleBranches(choiceOf(all), domains);
  for (const [index, when] of all.entries())
    if (!taken.has(String(index)))
      yield index < rules.length ? unreached(index, when, domains) : coveredElse;
}

/** `routing.yaml` as it is written. */
export interface WrittenRouting {
  readonly rules: readonly { readonly when?: string; readonly flow: string }[];
  readonly else?: string;
}

const choiceOf = (conditions: readonly (Expression | undefined)[]): Choice => ({
  term: 'choice',
  step: 'routing',
  branches: conditions.map((when, index) => ({
    label: String(index),
    behaviour: pass,
    ...(when && { when }),
  })),
});

function unreached(
  index: number,
  when: Expression | undefined,
  domains: ValueDomains,
): PathDiagnostic {
  if (when === undefined || feasibleBranches(choiceOf([when, undefined]), domains).has('0'))
    return { ...covered, path: ['rules', index, 'flow'] };
  const outside = outsideDomain(when, domains);
  return {
    code: 'unreachable-rule',
    path: ['rules', index, 'when'],
    what: 'value',
    message: 'no case comes here: the condition never holds',
    hint: outside
      ? `${outside.field} is one of ${outside.allowed.join(', ')}`
      : 'correct the condition, or leave the rule out',
  };
}

const covered = {
  code: 'unreachable-rule',
  what: 'value',
  message: 'no case is left for it by the rules above',
  hint: 'correct the conditions above, or leave the rule out',
} as const;

const coveredElse: PathDiagnostic = { ...covered, path: ['else'] };
