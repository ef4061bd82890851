import type { Behaviour, FlowBehaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import { visit, type TermName, type Visitor } from '../../behaviour/visitor.ts';
import type { Who } from '../../model/base.ts';
import { canFill, seatsNeeded } from '../../people/seats.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import type { ProofContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { nameOf } from '../timing/trace-events.ts';
import {
  departmentsOf,
  inDepartments,
  type Department,
  type DepartmentFinding,
} from './departments.ts';
import { sameApprovers } from './same-approvers.ts';

/** In every department somebody is there to be asked and told, each escalation level reaches somebody new, and enough can say yes. */
export function people(
  flow: FlowBehaviour,
  guardCases: readonly GuardCase[],
  context: ProofContext,
): readonly Finding[] {
  const steps = everyStep(flow);
  const pairs = sameApprovers(guardCases);
  return inDepartments(departmentsOf(context), function* (department) {
    for (const step of steps) yield* visit(addressees, step, department);
    for (const step of steps) yield* visit(quorums, step, department);
    yield* pairs(department);
  });
}

/** Every message carries its own copy of what is done when mails bounce: each step is looked at once. */
function everyStep(flow: FlowBehaviour): readonly Behaviour[] {
  const steps = new Map<string, Behaviour>();
  for (const term of linesOf(flow).flatMap((line) => [...termsOf(line)]))
    if ('step' in term) steps.set(`${term.term} ${term.step}`, term);
  return [...steps.values()];
}

type PeopleCheck<T extends TermName = TermName> = Visitor<
  Iterable<DepartmentFinding>,
  [department: Department],
  T
>;

const nothing = (): readonly DepartmentFinding[] => [];

/** The terms that address nobody. */
const others: PeopleCheck<Exclude<TermName, 'send' | 'task'>> = {
  pass: nothing,
  sequence: nothing,
  delay: nothing,
  show: nothing,
  choice: nothing,
  fork: nothing,
  end: nothing,
};

/** Checks whom a step tells or asks. */
const addressees: PeopleCheck = {
  ...others,
  send: unreachedRecipients,
  task: function* (task, department) {
    yield* unfilledRoles(task, department);
    yield* repeatedLevels(task, department);
  },
};

/** Checks how many of those who are asked can say yes. */
const quorums: PeopleCheck = { ...others, send: nothing, task: unreachableQuorum };

function* unreachedRecipients(
  { step, to }: Send,
  department: Department,
): Generator<DepartmentFinding> {
  if (department.people(to)?.length === 0) yield nobodyThere(step, to);
}

function* unfilledRoles(
  { step, windows }: UserTask,
  department: Department,
): Generator<DepartmentFinding> {
  const all = new Set(windows.flatMap(({ to }) => to));
  for (const who of all) if (department.people(who)?.length === 0) yield nobodyThere(step, who);
}

const nobodyThere =
  (step: string, who: Who): DepartmentFinding =>
  (department) => ({
    code: 'nobody-there',
    severity: 'error',
    at: { step },
    values: { who: nameOf(who), department },
  });

/** Compares the people of each escalation level with all who have let their time pass before it. */
function* repeatedLevels(
  { step, windows }: UserTask,
  department: Department,
): Generator<DepartmentFinding> {
  const silent = new Set<string>();
  for (const [level, { to }] of windows.entries()) {
    const asked = to.flatMap((who) => department.people(who) ?? []);
    const again = asked.filter((person) => silent.has(person));
    const areKnown = to.every((who) => department.people(who) !== undefined);
    if (level > 0 && areKnown && again.length > 0)
      yield (where) => ({
        ...(again.length === asked.length ? sameEscalation : overlappingEscalation),
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

const sameEscalation = { code: 'escalation-same', severity: 'error' } as const;
const overlappingEscalation = { code: 'escalation-overlaps', severity: 'warning' } as const;

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
    yield (where) => ({
      code: 'quorum-unreachable',
      severity: 'error',
      at: { step, key: 'need' },
      values: { needed, there, people: all, department: where },
    });
}
