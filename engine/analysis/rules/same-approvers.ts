import type { Who } from '../../model/base.ts';
import type { UserTask } from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { decisionsBeside, decisionsIn, isDecision } from './decision.ts';
import type { Department, DepartmentFinding } from './departments.ts';

/** Two approvals, one of which follows the yes of the other, are meant as four eyes: warns where one person would give both. */
export function sameApprovers(
  guardCases: readonly GuardCase[],
): (department: Department) => Iterable<DepartmentFinding> {
  const all = guardCases.flatMap(consecutiveApprovals);
  const pairs = new Map(all.map((pair) => [pair.map(({ step }) => step).join(' '), pair]));
  return function* (department) {
    for (const [first, second] of pairs.values()) {
      const person = onlyApprover(first, department);
      if (person === undefined || person !== onlyApprover(second, department)) continue;
      yield (where) => ({
        code: 'same-approver',
        severity: 'warning',
        at: { step: second.step },
        values: { person, before: first.step, department: where },
      });
    }
  };
}

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
    const beside = decisionsBeside(behaviour, step).map((other) => [step, other]);
    const followers = [[step], ...beside].flatMap((focus) => opensAfter(step, focus, guardCase));
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
