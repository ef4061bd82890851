import type { Race, FlowShape } from '../../behaviour/behaviour.ts';
import type { Department } from './departments.ts';
import type { Finding } from '../finding/finding.ts';
import { inWorlds } from '../paths/in-all-cases.ts';
import { ways } from '../paths/forward-analysis.ts';
import type { Who } from '../../model/base.ts';

/** Two approvals of which one follows the yes of the other are four eyes: warns where they are the two eyes of one person. */
export function sameApprovers(flow: FlowShape): (department: Department) => Iterable<Finding> {
  const pairs = inWorlds(flow, inARow);
  return function* (department) {
    for (const [first, second] of pairs) {
      const person = onlyOne(first, department);
      if (person === undefined || person !== onlyOne(second, department)) continue;
      yield {
        code: 'same-approver',
        severity: 'warning',
        at: { step: second.step },
        values: { person: { name: person }, before: { name: first.step } },
      };
    }
  };
}

interface Asked {
  readonly step: string;
  readonly to: readonly Who[];
}

type Pair = readonly [Asked, Asked];

function inARow({ main, on, backstops }: FlowShape): readonly Pair[] {
  const asked = new Map<string, Asked>();
  const pairs = new Map<string, Pair>();
  const note = {
    opened: ({ step, type, windows }: Race, before: string) => {
      if (type !== 'decision') return before;
      const [first, second] = [asked.get(before), { step, to: windows[0]?.to ?? [] }];
      if (first) pairs.set(`${before} ${step}`, [first, second]);
      asked.set(step, second);
      return before;
    },
    closed: ({ type, step }: Race, before: string, label?: string) => {
      if (type !== 'decision') return before;
      return label === 'approved' ? step : none;
    },
  };
  for (const shape of [main, ...Object.values(on), ...backstops.map((one) => one.shape)])
    ways(shape, [none], note);
  return [...pairs.values()];
}

const none = '';

function onlyOne({ to }: Asked, department: Department): string | undefined {
  const people = to.map((who) => department.people(who));
  if (people.includes(undefined)) return undefined;
  const [person, another] = new Set(people.flatMap((all) => all ?? []));
  return another === undefined ? person : undefined;
}
