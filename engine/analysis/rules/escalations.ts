import type { UserTask } from '../../behaviour/behaviour.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { InDepartments } from '../finding/finding-values.ts';
import { nameOf } from '../timing/trace-events.ts';
import { type Department, type DepartmentFinding, ofTasksInDepartments } from './departments.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const escalationSame = defineFinding<InDepartments & EscalationValues>({
  code: 'escalation-same',
  severity: 'error',
  means: 'In some department a level reaches only people who have been silent already.',
  about:
    'An escalation reaches somebody else. In every department the next level has to have a person who has not been silent already.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    escalate: [{ to: department-hr, within: 4 business hours }]
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
    by: department-hr
    escalate: [{ to: hr-director, within: 4 business hours }]
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { people, department } }) => ({
      message: `in the department ${department} this escalates to ${people.join(', ')}, who has let the time pass already`,
      hint: 'escalate to somebody else than those who have been asked before',
    }),
    'zh-CN': ({ values: { people, department } }) => ({
      message: `在部门 ${department}，这里升级给 ${people.join('、')}，而此人已经逾期未答复`,
      hint: '请升级给此前没有被询问过的人',
    }),
  },
});

const escalationOverlaps = defineFinding<InDepartments & EscalationValues>({
  code: 'escalation-overlaps',
  severity: 'warning',
  means: 'In some department a level reaches some who have been silent already.',
  about:
    'Some of those whom a level reaches have been silent already. It still works, as long as the others answer.',
  example: {
    wrong: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
steps:
  - approve: Department review
    id: department
    by: head
    escalate: [{ to: board, within: 4 business hours }]
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# directory.yaml
department: position.department
departments: [sales, stores]
people:
  - { id: ada, name: Ada, email: ada@example.com, locale: en, zone: Asia/Shanghai }
  - { id: ben, name: Ben, email: ben@example.com, locale: en, zone: Asia/Shanghai }
  - { id: cleo, name: Cleo, email: cleo@example.com, locale: en, zone: Asia/Shanghai }
roles:
  recruiter: ada
  hr-duty-officer: cleo
  head: ada
  board: [ada, ben]
`,
    right: `
# flows/example.yaml
flow: example
title: Example
calendar: cn-office
steps:
  - approve: Department review
    id: department
    by: head
    escalate: [{ to: board, within: 4 business hours }]
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
---
# directory.yaml
department: position.department
departments: [sales, stores]
people:
  - { id: ada, name: Ada, email: ada@example.com, locale: en, zone: Asia/Shanghai }
  - { id: ben, name: Ben, email: ben@example.com, locale: en, zone: Asia/Shanghai }
  - { id: cleo, name: Cleo, email: cleo@example.com, locale: en, zone: Asia/Shanghai }
roles:
  recruiter: ada
  hr-duty-officer: cleo
  head: ada
  board: [ben, cleo]
`,
  },
  says: {
    en: ({ values: { people, department } }) => ({
      message: `in the department ${department} this escalates also to ${people.join(', ')}, who has been silent`,
      hint: 'escalate to people who have not been asked before',
    }),
    'zh-CN': ({ values: { people, department } }) => ({
      message: `在部门 ${department}，这里也升级给了此前未答复的 ${people.join('、')}`,
      hint: '请升级给此前没有被询问过的人',
    }),
  },
});

/** In every department each escalation level reaches somebody new. */
export const escalations = defineRule({
  finds: [escalationSame, escalationOverlaps],
  find: (subject: Pick<RuleSubject, 'flow' | 'context'>) =>
    ofTasksInDepartments(subject, repeatedLevels),
});

/** Whom the level names, and who of them have been silent on one before it. */
interface EscalationValues {
  readonly who: string;
  readonly people: readonly string[];
}

/** Compares the people of each escalation level with all who have let their time pass before it. */
function* repeatedLevels(
  { step, windows }: UserTask,
  department: Department,
): Generator<DepartmentFinding> {
  const silent = new Set<string>();
  for (const { to } of windows) {
    const asked = to.flatMap((who) => department.people(who) ?? []);
    const again = asked.filter((person) => silent.has(person));
    const areKnown = to.every((who) => department.people(who) !== undefined);
    if (areKnown && again.length > 0)
      yield (where) =>
        (again.length === asked.length ? escalationSame : escalationOverlaps).found({
          at: { step, key: 'escalate' },
          values: {
            who: to.map(nameOf).join(', '),
            people: [...new Set(again)],
            department: where,
          },
        });
    for (const person of asked) silent.add(person);
  }
}
