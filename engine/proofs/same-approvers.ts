import type { FlowShape } from '../shape/of-plan.ts';
import type { Race } from '../shape/shape.ts';
import type { Department } from './departments.ts';
import type { Finding } from './finding.ts';
import { ways } from './ways.ts';

/** Two approvals of which one follows the yes of the other are four eyes: warns where they are the two eyes of one person. */
export function sameApprovers(flow: FlowShape): (department: Department) => Iterable<Finding> {
  const pairs = inARow(flow);
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

type Pair = readonly [Race, Race];

function inARow({ main, on, backstops }: FlowShape): readonly Pair[] {
  const races = new Map<string, Race>();
  const pairs = new Map<string, Pair>();
  const note = {
    opened: (race: Race, before: string) => {
      const first = races.get(before);
      if (race.type === 'decision' && first)
        pairs.set(`${before} ${race.step}`, [first, race] as const);
      races.set(race.step, race);
      return before;
    },
    closed: (race: Race, before: string, label?: string) => {
      if (race.type !== 'decision') return before;
      return label === 'approved' ? race.step : none;
    },
  };
  for (const shape of [main, ...Object.values(on), ...backstops.map((one) => one.shape)])
    ways(shape, [none], note);
  return [...pairs.values()];
}

const none = '';

function onlyOne({ windows }: Race, department: Department): string | undefined {
  const asked = (windows[0]?.to ?? []).map((who) => department.people(who));
  if (asked.includes(undefined)) return undefined;
  const [person, another] = new Set(asked.flatMap((all) => all ?? []));
  return another === undefined ? person : undefined;
}
