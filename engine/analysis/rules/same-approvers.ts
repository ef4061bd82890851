import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import type { Who } from '../../model/base.ts';
import { inAllCases } from '../cases/split-cases.ts';
import { forwardAnalysis, type TransferFunctions } from '../paths/forward-analysis.ts';
import type { Department, DepartmentFinding } from './departments.ts';

/** Two approvals, one of which follows the yes of the other, are meant as four eyes: warns where one person would give both. */
export function sameApprovers(
  flow: FlowBehaviour,
): (department: Department) => Iterable<DepartmentFinding> {
  const pairs = inAllCases(flow, consecutiveApprovals);
  return function* (department) {
    for (const [first, second] of pairs) {
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

/** The last decision of a path, as long as it was a yes. */
interface ApprovalState {
  readonly approved?: Approval;
}

function consecutiveApprovals(flow: FlowBehaviour): readonly ApprovalPair[] {
  const pairs = new Map<string, ApprovalPair>();
  const transfer: TransferFunctions<ApprovalState> = {
    opened: ({ type, step, windows }, state) => {
      const { approved } = state;
      if (type === 'decision' && approved !== undefined)
        pairs.set(`${approved.step} ${step}`, [approved, { step, to: windows[0]?.to ?? [] }]);
      return state;
    },
    closed: ({ type, step, windows }, state, outcome) => {
      if (type !== 'decision') return state;
      return outcome === 'approved' ? { approved: { step, to: windows[0]?.to ?? [] } } : {};
    },
  };
  for (const line of linesOf(flow)) forwardAnalysis(line, [{}], transfer);
  return [...pairs.values()];
}

function onlyApprover({ to }: Approval, department: Department): string | undefined {
  const people = to.map((who) => department.people(who));
  if (people.includes(undefined)) return undefined;
  const [person, another] = new Set(people.flatMap((all) => all ?? []));
  return another === undefined ? person : undefined;
}
