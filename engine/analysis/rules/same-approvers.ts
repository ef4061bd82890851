import type { UserTask, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import type { Department } from './departments.ts';
import type { Finding } from '../finding/finding.ts';
import { inAllCases } from '../cases/split-cases.ts';
import { forwardAnalysis } from '../paths/forward-analysis.ts';
import type { Who } from '../../model/base.ts';

/** Two approvals of which one follows the yes of the other are four eyes: warns where they are the two eyes of one person. */
export function sameApprovers(flow: FlowBehaviour): (department: Department) => Iterable<Finding> {
  const pairs = inAllCases(flow, consecutiveApprovals);
  return function* (department) {
    for (const [first, second] of pairs) {
      const person = onlyApprover(first, department);
      if (person === undefined || person !== onlyApprover(second, department)) continue;
      yield {
        code: 'same-approver',
        severity: 'warning',
        at: { step: second.step },
        values: { person: { name: person }, before: { name: first.step } },
      };
    }
  };
}

interface AskedApproval {
  readonly step: string;
  readonly to: readonly Who[];
}

type ApprovalPair = readonly [AskedApproval, AskedApproval];

function consecutiveApprovals(flow: FlowBehaviour): readonly ApprovalPair[] {
  const asked = new Map<string, AskedApproval>();
  const pairs = new Map<string, ApprovalPair>();
  const transfer = {
    opened: ({ step, type, windows }: UserTask, before: string) => {
      if (type !== 'decision') return before;
      const [first, second] = [asked.get(before), { step, to: windows[0]?.to ?? [] }];
      if (first) pairs.set(`${before} ${step}`, [first, second]);
      asked.set(step, second);
      return before;
    },
    closed: ({ type, step }: UserTask, before: string, label?: string) => {
      if (type !== 'decision') return before;
      return label === 'approved' ? step : noStep;
    },
  };
  for (const line of linesOf(flow)) forwardAnalysis(line, [noStep], transfer);
  return [...pairs.values()];
}

const noStep = '';

function onlyApprover({ to }: AskedApproval, department: Department): string | undefined {
  const people = to.map((who) => department.people(who));
  if (people.includes(undefined)) return undefined;
  const [person, another] = new Set(people.flatMap((all) => all ?? []));
  return another === undefined ? person : undefined;
}
