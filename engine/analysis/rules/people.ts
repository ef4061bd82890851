import { canFill, seatsNeeded } from '../../people/seats.ts';
import type { Send, UserTask, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import type { ProofContext } from '../finding/context.ts';
import { departmentsOf, inDepartments, type Department } from './departments.ts';
import type { Finding } from '../finding/finding.ts';
import { nameOf } from '../timing/trace-events.ts';
import { sameApprovers } from './same-approvers.ts';
import type { Who } from '../../model/base.ts';

/** In every department somebody is there to be asked and told, each rung reaches somebody new, and enough can say yes. */
export function people(flow: FlowBehaviour, context: ProofContext): readonly Finding[] {
  const terms = everyTerm(flow);
  const pairs = sameApprovers(flow);
  return inDepartments(departmentsOf(context), function* (department) {
    for (const term of terms)
      if (term.term === 'send') yield* unreachedRecipients(term, department);
      else yield* [...unfilledRoles(term, department), ...repeatedLevels(term, department)];
    for (const term of terms) if (term.term === 'task') yield* quorum(term, department);
    yield* pairs(department);
  });
}

/** What is done when a mail bounces stands in every message: it is looked at once. */
function everyTerm(flow: FlowBehaviour): readonly (Send | UserTask)[] {
  const terms = new Map<string, Send | UserTask>();
  for (const term of linesOf(flow).flatMap((line) => [...termsOf(line)]))
    if (term.term === 'send' || term.term === 'task') terms.set(`${term.term} ${term.step}`, term);
  return [...terms.values()];
}

function* unreachedRecipients({ step, to }: Send, department: Department): Generator<Finding> {
  if (department.people(to)?.length === 0) yield nobodyThere(step, to);
}

function* unfilledRoles({ step, windows }: UserTask, department: Department): Generator<Finding> {
  const all = new Set(windows.flatMap(({ to }) => to));
  for (const who of all) if (department.people(who)?.length === 0) yield nobodyThere(step, who);
}

const nobodyThere = (step: string, who: Who): Finding => ({
  code: 'nobody-there',
  severity: 'error',
  at: { step },
  values: { who: { name: nameOf(who) } },
});

/** Whom a rung reaches, compared with all who have let their time pass before it. */
function* repeatedLevels({ step, windows }: UserTask, department: Department): Generator<Finding> {
  const silent = new Set<string>();
  for (const [level, { to }] of windows.entries()) {
    const asked = to.flatMap((who) => department.people(who) ?? []);
    const again = asked.filter((person) => silent.has(person));
    const decided = to.every((who) => department.people(who) !== undefined);
    if (level > 0 && decided && again.length > 0)
      yield {
        ...(again.length === asked.length ? sameEscalation : overlappingEscalation),
        at: { step, key: 'escalate' },
        values: {
          who: { name: to.map(nameOf).join(', ') },
          people: { name: [...new Set(again)].join(', ') },
        },
      };
    for (const person of asked) silent.add(person);
  }
}

const sameEscalation = { code: 'escalation-same', severity: 'error' } as const;
const overlappingEscalation = { code: 'escalation-overlaps', severity: 'warning' } as const;

function* quorum({ step, windows, need }: UserTask, department: Department): Generator<Finding> {
  const slots = windows[0]?.to ?? [];
  const candidates = slots.map((who) => ({
    seat: nameOf(who),
    people: department.people(who) ?? [],
  }));
  const needed = seatsNeeded(need, slots.length);
  // A seat that only a case can fill, or that nobody fills at all, which is found elsewhere.
  const unfilled = candidates.filter((slot) => slot.people.length === 0).length;
  const all = [...new Set(candidates.flatMap((slot) => slot.people))];
  const filled = all.reduce<readonly string[]>(
    (assigned, person) =>
      canFill(candidates, assigned, person) ? [...assigned, person] : assigned,
    [],
  );
  if (filled.length + unfilled < needed)
    yield {
      code: 'quorum-unreachable',
      severity: 'error',
      at: { step, key: 'need' },
      values: {
        needed: { text: String(needed) },
        there: { text: String(filled.length + unfilled) },
        people: { name: all.join(', ') },
      },
    };
}
