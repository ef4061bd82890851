import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import { type StateGraph, stateGraphOf } from '../../engine/analysis/exploration/state-graph.ts';
import { durationsOf } from '../../engine/analysis/timing/horizon.ts';
import type { FlowBehaviour } from '../../engine/behaviour/behaviour.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { hourMs } from '../../engine/time/units.ts';
import { libraryFiles } from '../conformance/library.ts';
import { directedRun } from './directed-run.ts';
import { edgesOn, edgesByStart, type LetteredEdge } from './edges-on-word.ts';
import { lettersOf, wordOf } from './letters.ts';
import { smallFlowFile, smallFlows } from './small-flows.ts';

/** How many of the transitions that a model allows without a mark have been taken by rehearsals. */
export interface TakenShare {
  readonly flows: number;
  readonly transitions: number;
  readonly taken: number;
  /** What those bring that were not taken, and of how many, the commonest first. */
  readonly missing: readonly (readonly [letters: string, count: number])[];
}

const start = Date.UTC(2040, 4, 8, 9, 30);
const mostStates = 5000;

/** Directs rehearsals of small flows of so many steps, or of every so-many-th, along each transition that is reached without a mark. */
export async function takenBySmallFlows(size: number, every = 1): Promise<TakenShare> {
  const named = smallFlows(size)
    .filter((_flow, index) => index % every === 0)
    .map((flow, index) => [`small-${index}`, smallFlowFile(flow, `small-${index}`)] as const);
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
  const counts = new Map<string, number>();
  let [transitions, taken] = [0, 0];
  for (const [id] of named) {
    const plan = flows.get(id)?.plan;
    if (plan === undefined) throw new Error(`"${id}" does not compile`);
    for (const { behaviour } of splitCases(behaviourOfPlan(plan), domains)) {
      const share = takenOf({ ...plan, texts: '' }, behaviour);
      transitions += share.sure;
      taken += share.sure - share.missing.length;
      for (const letters of share.missing) counts.set(letters, (counts.get(letters) ?? 0) + 1);
    }
  }
  return {
    flows: named.length,
    transitions,
    taken,
    missing: [...counts].toSorted(([, a], [, b]) => b - a),
  };
}

function takenOf(
  plan: Plan,
  behaviour: FlowBehaviour,
): { readonly sure: number; readonly missing: readonly string[] } {
  const graph = stateGraphOf(behaviour, 'whole', mostStates, durationsOf(plan));
  if (graph.isCut) throw new Error(`${plan.flow} has too many states`);
  const edges = letteredEdges(graph, behaviour.backstops);
  const ways = waysWithoutMark(edges);
  const taken = new Set<LetteredEdge>();
  for (const way of ways) {
    for (const { varying, answers } of variations) {
      if (taken.has(way.last)) break;
      const facts = { ...someFacts, ...varying };
      const entries = directedRun(stepsOf(way), { plan, facts, start, answers });
      const word = wordOf(entries).map(({ text }) => text);
      for (const edge of edgesOn(word, edges)) taken.add(edge);
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
function waysWithoutMark(edges: readonly LetteredEdge[]): readonly Way[] {
  const leading = edgesByStart(edges);
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
