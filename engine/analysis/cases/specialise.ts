import {
  type Alt,
  type Arm,
  never,
  type Race,
  type Shape,
  type FlowShape,
} from '../../behaviour/behaviour.ts';
import type { Verdict } from './evaluate-guard.ts';
import { shapesIn } from '../../behaviour/inside.ts';

/** What is ruled out: arms of choices, and outcomes of tasks. */
export interface Rules {
  readonly verdict: (alt: Alt) => Verdict;
  /** Outcomes that are left, by step. */
  readonly races: ReadonlyMap<string, readonly string[]>;
}

export interface Pruned {
  readonly flow: FlowShape;
  readonly doubtful: ReadonlySet<string>;
  /** The same for rules that leave the same. */
  readonly way: string;
}

/** Whatever holds a shape that rules can speak of; the rest is never looked into. */
export function ruled(flow: FlowShape, isRuled: (shape: Shape) => boolean): ReadonlySet<Shape> {
  const found = new Map<Shape, boolean>();
  const visit = (shape: Shape): boolean => {
    const known = found.get(shape);
    if (known !== undefined) return known;
    const below = shapesIn(shape).map(visit);
    const is = isRuled(shape) || below.includes(true);
    found.set(shape, is);
    return is;
  };
  overLines(flow, (shape) => {
    visit(shape);
    return shape;
  });
  return new Set([...found].flatMap(([shape, is]) => (is ? [shape] : [])));
}

/** Takes out of a flow what is ruled out; what is left as it was stays the same object. */
export function prune(flow: FlowShape, rules: Rules, within: ReadonlySet<Shape>): Pruned {
  const pruning: Pruning = { rules, within, done: new Map(), doubtful: new Set(), way: [] };
  const pruned = overLines(flow, (shape) => pruneShape(shape, pruning));
  return { flow: pruned, doubtful: pruning.doubtful, way: pruning.way.join(';') };
}

interface Pruning {
  readonly rules: Rules;
  readonly within: ReadonlySet<Shape>;
  /** A shape that stands in several places stays one. */
  readonly done: Map<Shape, Shape>;
  readonly doubtful: Set<string>;
  readonly way: string[];
}

function overLines({ main, on, backstops }: FlowShape, pruned: (line: Shape) => Shape): FlowShape {
  return {
    main: pruned(main),
    on: Object.fromEntries(Object.entries(on).map(([event, handler]) => [event, pruned(handler)])),
    backstops: backstops.map((one) => ({ ...one, shape: pruned(one.shape) })),
  };
}

function pruneShape(shape: Shape, pruning: Pruning): Shape {
  if (!pruning.within.has(shape)) return shape;
  const known = pruning.done.get(shape);
  if (known !== undefined) return known;
  const pruned = inside(shape, pruning);
  pruning.done.set(shape, pruned);
  return pruned;
}

function inside(shape: Shape, pruning: Pruning): Shape {
  if (shape.term === 'alt') return pruneAlt(shape, pruning);
  if (shape.term === 'race') return pruneRace(shape, pruning);
  if (shape.term === 'seq')
    return { ...shape, of: shape.of.map((one) => pruneShape(one, pruning)) };
  if (shape.term === 'emit')
    return { ...shape, undelivered: pruneShape(shape.undelivered, pruning) };
  return shape.term === 'beside' ? { ...shape, shape: pruneShape(shape.shape, pruning) } : shape;
}

/** A choice with but one way left stays a choice: whoever passes it sees what it depended on. */
function pruneAlt(alt: Alt, pruning: Pruning): Alt {
  const { arms, doubtful } = pruning.rules.verdict(alt);
  pruning.way.push(arms.map(({ label }) => label).join());
  if (doubtful) pruning.doubtful.add(alt.step);
  return { ...alt, arms: pruneArms(arms, pruning) };
}

function pruneRace(race: Race, pruning: Pruning): Race {
  const left = pruning.rules.races.get(race.step);
  if (left !== undefined) pruning.way.push(left.join());
  const { answers, silent } = race;
  const shape = left?.includes('silent') === false ? never : pruneShape(silent.shape, pruning);
  return {
    ...race,
    answers: pruneArms(
      answers.filter(({ label }) => left?.includes(label) !== false),
      pruning,
    ),
    silent: { ...silent, shape },
  };
}

const pruneArms = <A extends Arm>(arms: readonly A[], pruning: Pruning): readonly A[] =>
  arms.map((arm) => ({ ...arm, shape: pruneShape(arm.shape, pruning) }));
