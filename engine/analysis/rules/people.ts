import { canFill } from '../../people/seats.ts';
import type { Emit, Race, FlowShape } from '../../behaviour/behaviour.ts';
import { termsOf } from '../../behaviour/traverse.ts';
import type { ProofContext } from '../finding/context.ts';
import { departmentsOf, inDepartments, type Department } from './departments.ts';
import type { Finding } from '../finding/finding.ts';
import { nameOf } from '../timing/task-times.ts';
import { sameApprovers } from './same-approvers.ts';
import type { Who } from '../../model/base.ts';

/** In every department somebody is there to be asked and told, each rung reaches somebody new, and enough can say yes. */
export function people(flow: FlowShape, context: ProofContext): readonly Finding[] {
  const terms = everyTerm(flow);
  const pairs = sameApprovers(flow);
  return inDepartments(departmentsOf(context), function* (department) {
    for (const term of terms)
      if (term.term === 'emit') yield* unreached(term, department);
      else yield* [...unasked(term, department), ...rungs(term, department)];
    for (const term of terms) if (term.term === 'race') yield* quorum(term, department);
    yield* pairs(department);
  });
}

/** What is done when a mail bounces stands in every message: it is looked at once. */
function everyTerm({ main, on, backstops }: FlowShape): readonly (Emit | Race)[] {
  const shapes = [main, ...Object.values(on), ...backstops.map(({ shape }) => shape)];
  const terms = new Map<string, Emit | Race>();
  for (const term of shapes.flatMap((shape) => [...termsOf(shape)]))
    if (term.term === 'emit' || term.term === 'race') terms.set(`${term.term} ${term.step}`, term);
  return [...terms.values()];
}

function* unreached({ step, to }: Emit, department: Department): Generator<Finding> {
  if (department.people(to)?.length === 0) yield nobody(step, to);
}

function* unasked({ step, windows }: Race, department: Department): Generator<Finding> {
  const all = new Set(windows.flatMap(({ to }) => to));
  for (const who of all) if (department.people(who)?.length === 0) yield nobody(step, who);
}

const nobody = (step: string, who: Who): Finding => ({
  code: 'nobody-there',
  severity: 'error',
  at: { step },
  values: { who: { name: nameOf(who) } },
});

/** Whom a rung reaches, compared with all who have let their time pass before it. */
function* rungs({ step, windows }: Race, department: Department): Generator<Finding> {
  const silent = new Set<string>();
  for (const [rung, { to }] of windows.entries()) {
    const asked = to.flatMap((who) => department.people(who) ?? []);
    const again = asked.filter((person) => silent.has(person));
    const decided = to.every((who) => department.people(who) !== undefined);
    if (rung > 0 && decided && again.length > 0)
      yield {
        ...(again.length === asked.length ? same : overlap),
        at: { step, key: 'escalate' },
        values: {
          who: { name: to.map(nameOf).join(', ') },
          people: { name: [...new Set(again)].join(', ') },
        },
      };
    for (const person of asked) silent.add(person);
  }
}

const same = { code: 'escalation-same', severity: 'error' } as const;
const overlap = { code: 'escalation-overlaps', severity: 'warning' } as const;

function* quorum({ step, windows, need }: Race, department: Department): Generator<Finding> {
  const seats = windows[0]?.to ?? [];
  const known = seats.map((who) => ({ seat: nameOf(who), people: department.people(who) ?? [] }));
  const needed =
    'seats' in need ? Math.min(need.seats, seats.length) : Math.ceil(need.share * seats.length);
  // A seat that only a case can fill, or that nobody fills at all, which is found elsewhere.
  const open = known.filter((seat) => seat.people.length === 0).length;
  const all = [...new Set(known.flatMap((seat) => seat.people))];
  const seated = all.reduce<readonly string[]>(
    (sitting, person) => (canFill(known, sitting, person) ? [...sitting, person] : sitting),
    [],
  );
  if (seated.length + open < needed)
    yield {
      code: 'quorum-unreachable',
      severity: 'error',
      at: { step, key: 'need' },
      values: {
        needed: { text: String(needed) },
        there: { text: String(seated.length + open) },
        people: { name: all.join(', ') },
      },
    };
}
