import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import { type StateGraph, stateGraphOf } from '../../engine/analysis/exploration/state-graph.ts';
import { durationsOf } from '../../engine/analysis/timing/horizon.ts';
import type { FlowBehaviour } from '../../engine/behaviour/behaviour.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { createRandom, type Random } from '../../engine/simulation/random.ts';
import { hourMs } from '../../engine/time/units.ts';
import { libraryFiles } from '../conformance/library.ts';
import { directedRun } from './directed-run.ts';
import { edgesOn, edgesByStart, type EdgesByStart, type LetteredEdge } from './edges-on-word.ts';
import { lettersOf, wordOf } from './letters.ts';
import { drawSmallFlow, type SmallFlow, smallFlowFile, smallFlows } from './small-flows.ts';

/** How many of the transitions that a model allows without a mark have been taken by rehearsals. */
export interface TakenShare {
  readonly flows: number;
  readonly transitions: number;
  readonly taken: number;
  /** Explorations that were left alone, since they have too many states. */
  readonly tooWide: number;
  /** What those bring that were not taken, and of how many, the commonest first. */
  readonly missing: readonly (readonly [letters: string, count: number])[];
}

const start = Date.UTC(2040, 4, 8, 9, 30);
const mostStates = 20_000;

/** Directs rehearsals of small flows of so many steps, or of every so-many-th, along each transition that is reached without a mark. */
export const takenBySmallFlows = (size: number, every = 1): Promise<TakenShare> =>
  takenBy(
    smallFlows(size).filter((_flow, index) => index % every === 0),
    (all) => all,
  );

/** The same of so many flows that are drawn, and of so many transitions of each. */
export function takenByDrawnFlows(
  size: number,
  { flows, most, seed }: { readonly flows: number; readonly most: number; readonly seed: number },
): Promise<TakenShare> {
  const random = createRandom(seed * 100 + size);
  return takenBy(
    Array.from({ length: flows }, () => drawSmallFlow(size, random)),
    (all) => shuffled(all, random).slice(0, most),
  );
}

type ChooseWays = (ways: readonly Way[]) => readonly Way[];

async function takenBy(small: readonly SmallFlow[], choose: ChooseWays): Promise<TakenShare> {
  const named = small.map(
    (flow, index) => [`small-${index}`, smallFlowFile(flow, `small-${index}`)] as const,
  );
  const { flows, caseSchema } = await compileAll(
    new Map(
      Object.entries({
        ...libraryFiles,
        ...Object.fromEntries(named.flatMap(([, file]) => Object.entries(file))),
      }),
    ),
  );
  if (caseSchema === undefined) throw new Error('the library does not compile');
  const domains = valueDomainsOf(caseSchema);
  const shares = named.flatMap(([id]) => {
    const plan = flows.get(id)?.plan;
    if (plan === undefined) throw new Error(`"${id}" does not compile`);
    return splitCases(behaviourOfPlan(plan), domains).map(({ behaviour }) =>
      takenOf({ ...plan, texts: '' }, behaviour, choose),
    );
  });
  return { flows: named.length, ...sumOf(shares) };
}

/** Of transitions that were chosen: how many, and what those bring that were not taken. */
interface ChosenWays {
  readonly sure: number;
  readonly missing: readonly string[];
}

function sumOf(shares: readonly (ChosenWays | undefined)[]): Omit<TakenShare, 'flows'> {
  const counts = new Map<string, number>();
  let transitions = 0;
  for (const { sure, missing } of shares.flatMap((one) => one ?? [])) {
    transitions += sure;
    for (const letters of missing) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  }
  const missing = [...counts].toSorted(([, a], [, b]) => b - a);
  return {
    transitions,
    taken: transitions - missing.reduce((sum, [, count]) => sum + count, 0),
    tooWide: shares.filter((one) => one === undefined).length,
    missing,
  };
}

/** Undefined where the flow can be in too many states. */
function takenOf(plan: Plan, behaviour: FlowBehaviour, choose: ChooseWays): ChosenWays | undefined {
  const graph = stateGraphOf(behaviour, 'whole', mostStates, durationsOf(plan));
  if (graph.isCut) return undefined;
  const leading = edgesByStart(letteredEdges(graph, behaviour.backstops));
  const ways = choose(waysWithoutMark(leading));
  const taken = new Set<LetteredEdge>();
  for (const way of ways) {
    for (const { varying, answers } of variations) {
      if (taken.has(way.last)) break;
      const facts = { ...someFacts, ...varying };
      const entries = directedRun(stepsOf(way), { plan, facts, start, answers });
      const word = wordOf(entries).map(({ text }) => text);
      for (const edge of edgesOn(word, leading)) taken.add(edge);
    }
  }
  const missing = ways.filter(({ last }) => !taken.has(last));
  return { sure: ways.length, missing: missing.map(({ last }) => nameOf(last)) };
}

const someFacts = {
  candidate: {
    name: 'Zhang San',
    email: 'zhang@candidates.example',
    locale: 'en',
    zone: 'UTC',
  },
  position: { department: 'sales' },
  boss: 'dan',
} as const;

/** Either way of the condition of the small grammar, and a window that is over when its task opens. */
const factsToTry: readonly Facts[] = [0, 5].flatMap((hours) =>
  [5, 1].map((score) => ({
    score,
    lastInterviewAt: new Date(start - hours * hourMs).toISOString(),
  })),
);

const variations = factsToTry.flatMap((varying) =>
  (['first', 'last'] as const).map((answers) => ({ varying, answers })),
);

const letteredEdges = (
  { transitions }: StateGraph,
  backstops: Parameters<typeof lettersOf>[1],
): readonly LetteredEdge[] =>
  transitions.map((one) => ({
    ...one,
    letters: lettersOf(one.events, backstops).map(({ text }) => text),
  }));

const nameOf = ({ letters }: LetteredEdge): string =>
  letters.map((text) => text.replaceAll(/-\d+/g, '')).join(' + ') || '(nothing to read)';

/** A transition that is reached without a mark, and those before it. */
interface Way {
  readonly last: LetteredEdge;
  readonly before: Way | undefined;
}

const stepsOf = ({ last, before }: Way): readonly LetteredEdge[] => [
  ...(before === undefined ? [] : stepsOf(before)),
  last,
];

/** The shortest ways to all transitions that are reached without a mark. */
function waysWithoutMark(leading: EdgesByStart): readonly Way[] {
  const ways: Way[] = [];
  const reached = new Set<number | undefined>([undefined]);
  const open: { readonly state: number | undefined; readonly way: Way | undefined }[] = [
    { state: undefined, way: undefined },
  ];
  // The list grows while it is gone through.
  for (const { state, way: before } of open)
    for (const last of leading.get(state) ?? []) {
      if (last.imprecision !== undefined) continue;
      const way = { last, before };
      ways.push(way);
      if (!reached.has(last.to)) open.push({ state: last.to, way });
      reached.add(last.to);
    }
  return ways;
}

/** In a random order. */
function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  const keyed = all.map((one) => [random(), one] as const);
  return keyed.toSorted(([a], [b]) => a - b).map(([, one]) => one);
}
