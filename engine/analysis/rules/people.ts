import type { Behaviour, FlowBehaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import type { Who } from '../../model/base.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { InDepartments } from '../finding/finding-values.ts';
import { nameOf } from '../timing/trace-events.ts';
import {
  type Department,
  type DepartmentFinding,
  departmentsOf,
  inDepartments,
} from './departments.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const nobodyThere = defineFinding<InDepartments & { readonly who: string }>({
  code: 'nobody-there',
  severity: 'error',
  means: 'In some department nobody who is active holds a role that is asked or told.',
  about:
    'Roles are filled from `directory.yaml`, in every department. Where nobody who is active holds a role, nobody is asked and nobody is told.',
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
  - { id: ben, name: Ben, email: ben@example.com, locale: en, zone: Asia/Shanghai, active: false }
  - { id: cleo, name: Cleo, email: cleo@example.com, locale: en, zone: Asia/Shanghai }
roles:
  recruiter: ada
  hr-duty-officer: cleo
  head: { departments: { sales: [ben] }, otherwise: [cleo] }
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
  head: { departments: { sales: [ben] }, otherwise: [cleo] }
`,
  },
  says: {
    en: ({ values: { who, department } }) => ({
      message: `nobody who is active is "${who}" in the department ${department}`,
      hint: 'name somebody in directory.yaml who is there, or ask somebody else',
    }),
    'zh-CN': ({ values: { who, department } }) => ({
      message: `在部门 ${department}，“${who}”没有任何在职人员`,
      hint: '请在 directory.yaml 中指定在职人员，或改问他人',
    }),
  },
});

/** In every department somebody is there to be asked and told. */
export const people = defineRule({
  finds: [nobodyThere],
  find: ({ flow, context }: Pick<RuleSubject, 'flow' | 'context'>) => {
    if (context === undefined) return [];
    const steps = everyStep(flow);
    return inDepartments(departmentsOf(context), function* (department) {
      for (const step of steps) yield* visit(addressees, step, department);
    });
  },
});

/** Every message carries its own copy of what is done when mails bounce: each step is looked at once. */
function everyStep(flow: FlowBehaviour): readonly Behaviour[] {
  const steps = new Map<string, Behaviour>();
  for (const term of linesOf(flow).flatMap((line) => termsOf(line)))
    if ('step' in term) steps.set(`${term.term} ${term.step}`, term);
  return [...steps.values()];
}

const nothing = (): readonly DepartmentFinding[] => [];

/** Checks whom a step tells or asks. */
const addressees: Visitor<Iterable<DepartmentFinding>, [department: Department]> = {
  pass: nothing,
  sequence: nothing,
  delay: nothing,
  show: nothing,
  choice: nothing,
  fork: nothing,
  end: nothing,
  send: unreachedRecipients,
  task: unfilledRoles,
};

function* unreachedRecipients(
  { step, to }: Send,
  department: Department,
): Generator<DepartmentFinding> {
  if (department.people(to)?.length === 0) yield unfilled(step, to);
}

function* unfilledRoles(
  { step, windows }: UserTask,
  department: Department,
): Generator<DepartmentFinding> {
  const all = new Set(windows.flatMap(({ to }) => to));
  for (const who of all) if (department.people(who)?.length === 0) yield unfilled(step, who);
}

const unfilled =
  (step: string, who: Who): DepartmentFinding =>
  (department) =>
    nobodyThere.found({ at: { step }, values: { who: nameOf(who), department } });
