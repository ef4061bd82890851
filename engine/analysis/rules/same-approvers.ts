import type { Who } from '../../model/base.ts';
import type { UserTask } from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { decisionsIn, isDecision, withParallelDecisions } from './decision.ts';
import { departmentsOf, inDepartments, type Department } from './departments.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule, type RuleSubject } from './rule.ts';
import type { InDepartments } from '../finding/finding-values.ts';
import { departmentReview, twoApprovals } from './example-flows.ts';

const sameApprover = defineFinding<
  InDepartments & { readonly person: string; readonly before: string }
>({
  code: 'same-approver',
  severity: 'warning',
  means: 'In some department two approvals in a row come down to the same person.',
  about:
    'Two approvals in a row that come down to the same person are one approval and one formality. It may be meant, so this is a warning.',
  example: {
    wrong: `${departmentReview}
  - approve: Group approval
    id: group
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: twoApprovals,
  },
  says: {
    en: ({ values: { person, before, department } }) => ({
      message: `in the department ${department} ${person} decides here, and has already decided in "${before}"`,
      hint: 'ask two different people, or leave one of the two approvals out',
    }),
    'zh-CN': ({ values: { person, before, department } }) => ({
      message: `在部门 ${department}，这里由 ${person} 决定，而此人已在“${before}”中决定过`,
      hint: '请询问两个不同的人，或者省去其中一次审批',
    }),
  },
});

/** Two approvals, one of which follows the yes of the other, are meant as four eyes: warns where one person would give both. */
export const sameApprovers = defineRule({
  finds: [sameApprover],
  find: ({ guardCases, context }: Pick<RuleSubject, 'guardCases' | 'context'>) => {
    if (context === undefined) return [];
    const all = guardCases.flatMap(consecutiveApprovals);
    const pairs = new Map(all.map((pair) => [pair.map(({ step }) => step).join(' '), pair]));
    return inDepartments(departmentsOf(context), function* (department) {
      for (const [first, second] of pairs.values()) {
        const person = onlyApprover(first, department);
        if (person === undefined || person !== onlyApprover(second, department)) continue;
        yield (where) =>
          sameApprover.found({
            at: { step: second.step },
            values: { person, before: first.step, department: where },
          });
      }
    });
  },
});

interface Approval {
  readonly step: string;
  /** Whom its first window asks. */
  readonly to: readonly Who[];
}

type ApprovalPair = readonly [Approval, Approval];

/** Pairs of approvals the second of which can open when the last decision was the yes of the first. */
function consecutiveApprovals(guardCase: GuardCase): readonly ApprovalPair[] {
  const { behaviour } = guardCase;
  const approvals = new Map(decisionsIn(behaviour).map((task) => [task.step, approvalOf(task)]));
  return [...approvals].flatMap(([step, first]) => {
    const followers = withParallelDecisions(behaviour, step).flatMap((focus) =>
      opensAfter(step, focus, guardCase),
    );
    return [...new Set(followers)].flatMap((other): readonly ApprovalPair[] => {
      const second = approvals.get(other);
      return second === undefined ? [] : [[first, second]];
    });
  });
}

const approvalOf = ({ step, windows }: UserTask): Approval => ({
  step,
  to: windows[0]?.to ?? [],
});

const opensAfter = (
  first: string,
  focus: readonly string[],
  guardCase: GuardCase,
): readonly string[] =>
  explore<boolean, string>(guardCase, {
    start: false,
    focus,
    observes: { task: isDecision },
    judges: { task: ({ step }) => step !== first },
    step: (approved, event) =>
      event.what === 'closed'
        ? event.task.step === first && event.outcome === 'approved'
        : approved,
    check: (event, { state: approved }) =>
      approved && event.what === 'opened' ? [event.task.step] : [],
  });

function onlyApprover({ to }: Approval, department: Department): string | undefined {
  const people = to.map((who) => department.people(who));
  if (people.includes(undefined)) return undefined;
  const [person, another] = new Set(people.flatMap((all) => all ?? []));
  return another === undefined ? person : undefined;
}
