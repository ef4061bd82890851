import { identifierOf } from '../../expression/identifier.ts';
import type { Alt, Race, Shape, FlowShape } from '../../behaviour/behaviour.ts';
import { shapesIn } from '../../behaviour/inside.ts';

/** What a flow's shape holds that conditions have to do with. */
export interface Survey {
  readonly alts: readonly Alt[];
  /** Tasks by the name under which conditions know them. */
  readonly races: ReadonlyMap<string, readonly Race[]>;
  /** Names whose task may be another one at any moment, because several have it and one runs beside. */
  readonly unsettled: ReadonlySet<string>;
}

/** Goes once through a flow. */
export function survey(flow: FlowShape): Survey {
  const walk: Walk = { alts: [], races: new Map(), met: new Set(), beside: new Set() };
  for (const line of [flow.main, ...Object.values(flow.on)]) visit(line, false, walk);
  for (const { shape } of flow.backstops) visit(shape, true, walk);
  const { alts, races, beside } = walk;
  const unsettled = [...beside].filter((name) => severalSteps(races.get(name) ?? []));
  return { alts, races, unsettled: new Set(unsettled) };
}

interface Walk {
  readonly alts: Alt[];
  readonly races: Map<string, Race[]>;
  /** Shapes that stand in several places are visited once. */
  readonly met: Set<Shape>;
  readonly beside: Set<string>;
}

function visit(shape: Shape, beside: boolean, walk: Walk): void {
  if (walk.met.has(shape)) return;
  walk.met.add(shape);
  if (shape.term === 'alt') walk.alts.push(shape);
  if (shape.term === 'race') note(shape, beside, walk);
  const apart = beside || shape.term === 'beside' || shape.term === 'emit';
  for (const inside of shapesIn(shape)) visit(inside, apart, walk);
}

function note(race: Race, beside: boolean, { races, beside: apart }: Walk): void {
  const name = identifierOf(race.step);
  const others = races.get(name);
  if (others === undefined) races.set(name, [race]);
  else others.push(race);
  if (beside) apart.add(name);
}

const severalSteps = (races: readonly Race[]): boolean =>
  new Set(races.map(({ step }) => step)).size > 1;
