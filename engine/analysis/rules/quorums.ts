import type { UserTask } from '../../behaviour/behaviour.ts';
import { canFill, seatsNeeded } from '../../people/seats.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { InDepartments } from '../finding/finding-values.ts';
import { nameOf } from '../timing/trace-events.ts';
import { type Department, type DepartmentFinding, ofTasksInDepartments } from './departments.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const quorumUnreachable = defineFinding<InDepartments & QuorumValues>({
  code: 'quorum-unreachable',
  severity: 'error',
  means: 'In some department fewer different people are asked than must say yes.',
  about:
    'A person fills one seat. Where fewer different people are asked than have to say yes, nobody can ever approve.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: [group-hr, group-hr]
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: `
steps:
  - approve: Department review
    id: department
    by: [group-hr, finance-partner]
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { needed, there, people, department } }) => ({
      message: `in the department ${department} ${needed} must say yes, but only ${there} can: one person fills one seat, and the seats come down to ${people.join(', ')}`,
      hint: 'ask more people, need fewer, or give the roles to different people in directory.yaml',
    }),
    'zh-CN': ({ values: { needed, there, people, department } }) => ({
      message: `在部门 ${department}，需要 ${needed} 人同意，但只有 ${there} 人可以：一人只占一席，而这些席位归于 ${people.join('、')}`,
      hint: '请增加人员，减少所需人数，或在 directory.yaml 中把这些角色交给不同的人',
    }),
  },
});

/** In every department enough of those who are asked can say yes. */
export const quorums = defineRule({
  finds: [quorumUnreachable],
  find: (subject: Pick<RuleSubject, 'flow' | 'context'>) =>
    ofTasksInDepartments(subject, unreachableQuorum),
});

interface QuorumValues {
  /** So many have to say yes, */
  readonly needed: number;
  /** and so many can, */
  readonly there: number;
  /** of these people. */
  readonly people: readonly string[];
}

function* unreachableQuorum(
  { step, windows, need }: UserTask,
  department: Department,
): Generator<DepartmentFinding> {
  const slots = (windows[0]?.to ?? []).map((who) => ({
    seat: nameOf(who),
    people: department.people(who) ?? [],
  }));
  const needed = seatsNeeded(need, slots.length);
  // Only a case can tell who fills a seat of an expression; a seat that nobody fills is found above.
  const unknown = slots.filter((slot) => slot.people.length === 0).length;
  const all = [...new Set(slots.flatMap((slot) => slot.people))];
  const seated = all.reduce<readonly string[]>(
    (assigned, person) => (canFill(slots, assigned, person) ? [...assigned, person] : assigned),
    [],
  );
  const there = seated.length + unknown;
  if (there < needed)
    yield (where) =>
      quorumUnreachable.found({
        at: { step, key: 'need' },
        values: { needed, there, people: all, department: where },
      });
}
