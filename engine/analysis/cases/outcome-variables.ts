import { identifierOf } from '../../expression/identifier.ts';
import type { Alt, Arm, Shape, FlowShape } from '../../behaviour/behaviour.ts';
import { shapesIn } from '../../behaviour/inside.ts';
import type { Survey } from './guards-in.ts';

/** The step that a name stands for where a choice is made: the task of that name that was last opened on every way there. */
export type NamedTask = (alt: Alt, name: string) => string | undefined;

export function namedTasks(flow: FlowShape, names: ReadonlySet<string>, its: Survey): NamedTask {
  const stepsOf = (name: string) => [...new Set((its.races.get(name) ?? []).map((r) => r.step))];
  const several = [...names].filter((name) => stepsOf(name).length > 1 && !its.unsettled.has(name));
  const known = several.length > 0 ? followed(flow, new Set(several)) : new Map<Alt, Names>();
  return (alt, name) => {
    if (its.unsettled.has(name)) return undefined;
    const [only, another] = stepsOf(name);
    return another === undefined ? only : known.get(alt)?.get(name);
  };
}

/** A name with nothing behind it stands for different tasks, depending on the way. */
type Names = ReadonlyMap<string, string | undefined>;

/** Follows names along all ways. */
function followed(flow: FlowShape, names: ReadonlySet<string>): ReadonlyMap<Alt, Names> {
  const found = new Map<Alt, Names>();
  const lines = [flow.main, ...Object.values(flow.on), ...flow.backstops.map((b) => b.shape)];
  for (const line of lines) along(line, new Map(), { names, found });
  return found;
}

interface Follow {
  readonly names: ReadonlySet<string>;
  readonly found: Map<Alt, Names>;
}

/** `undefined` where no way goes on. */
function along(shape: Shape, names: Names, follow: Follow): Names | undefined {
  if (shape.term === 'exit') return undefined;
  if (shape.term === 'seq') return alongAll(shape.of, names, follow);
  if (shape.term === 'race') {
    const name = identifierOf(shape.step);
    const inside = follow.names.has(name) ? new Map(names).set(name, shape.step) : names;
    return alongArms([...shape.answers, shape.silent], inside, follow);
  }
  if (shape.term === 'alt') {
    if (!follow.found.has(shape)) follow.found.set(shape, names);
    return alongArms(shape.arms, names, follow);
  }
  const ways = shapesIn(shape).map((one) => along(one, names, follow));
  return shape.term === 'emit' && shape.holds ? merged([names, ...ways]) : names;
}

const alongAll = (of: readonly Shape[], names: Names, follow: Follow): Names | undefined =>
  of.reduce<Names | undefined>((before, one) => before && along(one, before, follow), names);

const alongArms = (
  arms: readonly Pick<Arm, 'shape'>[],
  names: Names,
  follow: Follow,
): Names | undefined => merged(arms.map(({ shape }) => along(shape, names, follow)));

/** A way on which a name stands for nothing yet does not count: whoever reads it there would fail. */
function merged(ways: readonly (Names | undefined)[]): Names | undefined {
  const open = ways.filter((way) => way !== undefined);
  const [first] = open;
  if (first === undefined || open.every((way) => way === first)) return first;
  const all = new Map(first);
  for (const [name, step] of open.flatMap((way) => [...way])) {
    if (all.has(name) && all.get(name) !== step) all.set(name, undefined);
    else all.set(name, step);
  }
  return all;
}
