import { type Choice, pass } from '../../behaviour/behaviour.ts';
import { branchKey, branchKeysOf } from '../cases/branch-keys.ts';
import { valueDomainsOf } from '../cases/domains.ts';
import { choicesIn, feasibleBranches } from '../cases/feasible-branches.ts';
import { reachedChoices } from '../cases/reached-choices.ts';
import { type AllowedValues, outsideDomain } from '../cases/outside-domain.ts';
import type { ValueDomains } from '../cases/variables.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { Finding } from '../finding/finding.ts';
import { ifKnown } from '../finding/sentence.ts';
import { defineRule, type RuleSubject } from './rule.ts';
import { approvedOffer, departmentReview } from './example-flows.ts';

const unreachableBranch = defineFinding<UnreachableValues>({
  code: 'unreachable-branch',
  severity: 'error',
  means: 'A condition can never hold, or one before it always does: these steps never happen.',
  about:
    'A condition that no case fulfils is mostly a slip: a value that the field cannot have, or a case that another branch has taken before. What is written below it, such as an approval, never happens. The proof knows the values that `case.yaml` allows, what was asked before, and the outcomes of tasks that have not ended the case.',
  example: {
    wrong: `${departmentReview}
  - approve: Group approval
    id: group
    when: case.position.family == 'kore'
    by: group-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: `${departmentReview}
  - approve: Group approval
    id: group
    when: case.position.family == 'core'
    by: group-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { step, condition, field, allowed } }) => ({
      message:
        condition === undefined
          ? `no case comes to the "else" of "${step}": one of its conditions always holds`
          : `these steps of "${step}" never happen: "${condition}" never holds when it is asked`,
      hint: `${ifKnown(field, (path) => `${path} is one of ${(allowed ?? []).join(', ')}; `)}correct the condition, or leave these steps out`,
    }),
    'zh-CN': ({ values: { step, condition, field, allowed } }) => ({
      message:
        condition === undefined
          ? `没有任何流程会走到“${step}”的 "else"：其中一个条件总是成立`
          : `“${step}”的这些步骤永远不会执行：条件“${condition}”判断时从不成立`,
      hint: `${ifKnown(field, (path) => `${path} 只能是 ${(allowed ?? []).join('、')}；`)}请更正条件，或删去这些步骤`,
    }),
  },
});

const constantCondition = defineFinding<{ readonly step: string; readonly condition: string }>({
  code: 'constant-condition',
  severity: 'warning',
  means: 'The condition of a step always holds, so it decides nothing.',
  about:
    'A step with a `when` looks as if some cases were spared it. Where the condition holds in every case that comes there, it is either a slip, or it can be left out.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    when: case.position.family in ['basic', 'core', 'urgent', 'senior']
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { step, condition } }) => ({
      message: `"${step}" always happens: "${condition}" holds whenever it is asked`,
      hint: 'correct the condition, or leave it out',
    }),
    'zh-CN': ({ values: { step, condition } }) => ({
      message: `“${step}”总会执行：条件“${condition}”判断时总是成立`,
      hint: '请更正条件，或将其删去',
    }),
  },
});

/** Every condition decides something: each of its branches is taken by some case, and so is the way past a step. */
export const conditions = defineRule({
  finds: [unreachableBranch, constantCondition],
  find: ({ flow, guardCases, context }: Pick<RuleSubject, 'flow' | 'guardCases' | 'context'>) => {
    const domains: ValueDomains = context ? valueDomainsOf(context.caseSchema) : new Map();
    const behaviours = guardCases.map(({ behaviour }) => behaviour);
    const taken = new Set(behaviours.flatMap(reachedChoices).flatMap(branchKeysOf));
    // A step that only what has ended the case would pass by is asked with care: its condition is true, and no fault.
    const passed = new Set(behaviours.flatMap(choicesIn).flatMap(branchKeysOf));
    const isTaken = (choice: Choice, branch: ChoiceBranch): boolean =>
      (isWayPast(branch) ? passed : taken).has(branchKey(choice, branch));
    const known = new Set<string>();
    return choicesIn(flow).flatMap((choice) => {
      const keys = branchKeysOf(choice);
      // A step may stand in several places; what stands in a branch that is never taken is not told as well.
      if (known.has(keys.join()) || !keys.some((key) => taken.has(key))) return [];
      known.add(keys.join());
      const feasible = feasibleBranches(choice, domains);
      return choice.branches.flatMap((branch): readonly Finding[] =>
        feasible.has(branch.label) && (isOfPart(choice) || isTaken(choice, branch))
          ? []
          : untaken(choice, branch, domains),
      );
    });
  },
});

/** The condition that is never fulfilled; none of an "else". */
interface UnreachableValues extends Partial<AllowedValues> {
  readonly step: string;
  readonly condition?: string;
}

type ChoiceBranch = Choice['branches'][number];

const isWayPast = ({ when, behaviour }: ChoiceBranch): boolean =>
  when === undefined && behaviour === pass;

/**
 * A part may be run by several flows; what one of them has asked before is no fault of the part. The id of a step names the lists of steps
 * around it, `department.rejected/`, and the steps that run parts, `regret/`.
 */
const isOfPart = ({ step }: Choice): boolean =>
  step
    .split('/')
    .slice(0, -1)
    .some((around) => !around.includes('.'));

function untaken(
  { step, branches }: Choice,
  { label, when, behaviour }: ChoiceBranch,
  domains: ValueDomains,
): readonly Finding[] {
  if (when !== undefined)
    return [
      unreachableBranch.found({
        at: { step, key: label === 'run' ? 'when' : 'choose' },
        values: { step, condition: when.cel, ...outsideDomain(when, domains) },
      }),
    ];
  if (behaviour !== pass)
    return [unreachableBranch.found({ at: { step, key: 'else' }, values: { step } })];
  const [first] = branches;
  return first?.label === 'run' && first.when !== undefined
    ? [
        constantCondition.found({
          at: { step, key: 'when' },
          values: { step, condition: first.when.cel },
        }),
      ]
    : [];
}
