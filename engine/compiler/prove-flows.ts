import type { Certificate } from '../analysis/finding/certificate.ts';
import type { ProofContext, SparedSilence } from '../analysis/finding/context.ts';
import type { Finding } from '../analysis/finding/finding.ts';
import { type Proof, prove } from '../analysis/prove.ts';
import { silenceInFlow } from '../analysis/silence-in-flow.ts';
import { firstToEnd } from '../analysis/timing/horizon.ts';
import { mostApologies } from '../analysis/most-apologies.ts';
import { workedOutNeeds } from '../analysis/worked-out-needs.ts';
import type { Instant } from '../model/base.ts';
import type { CalendarTable } from '../model/calendar.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { CompiledDefinitions, CompiledFlow } from './compile.ts';
import { confirmFinding, type RehearsalSources } from './confirm-finding.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { isOneOfSeveral } from './files/routing/routing.ts';
import { internalError } from './source/internal-error.ts';

/** What came of the proofs of one flow; no certificate while an error is found. */
export interface ProvedFlow {
  readonly flow: string;
  readonly compiled: WholeFlow;
  /** In whose zone its dates are told. */
  readonly table: CalendarTable;
  readonly findings: readonly Finding[];
  readonly certificate?: Certificate;
  /** Tidings itself failed, so nothing is known of the flow. */
  readonly failure?: Diagnostic;
}

type WholeFlow = CompiledFlow & Required<Pick<CompiledFlow, 'plan' | 'origins' | 'texts'>>;

/** The hash under which a plan and its texts are pinned; a certificate names the plan by it. */
export type PlanHasher = (compiled: Required<Pick<CompiledFlow, 'plan' | 'texts'>>) => string;

/** Makes a proof, or finds it by all that it stands on. */
export type ProofRecall = <Value>(subject: unknown, compute: () => Value) => Value;

const proveAnew: ProofRecall = (_subject, compute) => compute();

/** From when on worst starts are told, and what proofs have come to already. */
export interface ProveOptions {
  readonly today?: Instant | undefined;
  readonly recall?: ProofRecall | undefined;
}

/** Proves every flow that compiles. */
export const proveFlows = (
  definitions: CompiledDefinitions,
  planHashOf: PlanHasher,
  options?: ProveOptions,
): readonly ProvedFlow[] =>
  [...definitions.flows.keys()].flatMap(
    (flow) => proveFlow(definitions, flow, planHashOf, options) ?? [],
  );

/** Proves one flow; nothing comes of one that does not compile. */
export function proveFlow(
  definitions: CompiledDefinitions,
  flow: string,
  planHashOf: PlanHasher,
  options: ProveOptions = {},
): ProvedFlow | undefined {
  const compiled = definitions.flows.get(flow);
  if (compiled === undefined || !isWhole(compiled)) return undefined;
  const table = definitions.calendars.get(compiled.calendar ?? '') ?? utc;
  try {
    return {
      flow,
      compiled,
      table,
      ...certified(compiled, planHashOf, recalled({ flow, compiled, table }, definitions, options)),
    };
  } catch (error) {
    const { file = `flows/${flow}.yaml` } = compiled;
    return { flow, compiled, table, findings: [], failure: internalError(file, error) };
  }
}

/** A proof knows its flow neither by its name nor by its title, so flows that are otherwise equal share one. */
function recalled(
  { flow, compiled, table }: Pick<ProvedFlow, 'flow' | 'compiled' | 'table'>,
  definitions: CompiledDefinitions,
  { today, recall = proveAnew }: ProveOptions,
): Proof {
  const plan = unnamed(compiled);
  const context = contextOf(compiled, flow, definitions, recall);
  const sources = rehearsalSourcesOf(plan, table, definitions);
  // The plan stands in the sources as well.
  const around = sources ? { ...sources, plan: null } : null;
  return recall(['proof', plan, context ?? null, around, today ?? null], () => {
    const proof = prove(plan, context, today);
    return { ...proof, findings: proof.findings.map((one) => confirmFinding(one, sources)) };
  });
}

function certified(
  compiled: WholeFlow,
  planHashOf: PlanHasher,
  { findings, bounds, assume, from, until }: Proof,
): Pick<ProvedFlow, 'findings' | 'certificate'> {
  if (findings.some(({ severity }) => severity === 'error')) return { findings };
  const { flow, packs = [] } = compiled.plan;
  const plan = planHashOf(compiled);
  const ends = firstToEnd(compiled.plan);
  const behaviour = behaviourOfPlan(compiled.plan);
  const [needs, apologies] = [workedOutNeeds(behaviour), mostApologies(behaviour)];
  const known = {
    assume,
    from,
    until,
    ...(ends && { ends }),
    packs,
    ...(needs.length > 0 && { needs }),
    ...(apologies > 0 && { apologies }),
  };
  return { findings, certificate: { proofs: 1, flow, plan, promises: bounds, ...known } };
}

const unnamed = ({ plan }: WholeFlow): WholeFlow['plan'] => ({ ...plan, flow: '', title: '' });

function contextOf(
  { packs = [], uses = {}, reports = {}, termAnswers = {} }: CompiledFlow,
  flow: string,
  definitions: CompiledDefinitions,
  recall: ProofRecall,
): ProofContext | undefined {
  const { directory, caseSchema, routing = [] } = definitions;
  if (!directory || !caseSchema) return undefined;
  const isChosenByFacts = isOneOfSeveral(routing, flow);
  const elsewhere = isChosenByFacts && silenceElsewhere(flow, definitions, recall);
  return {
    directory,
    caseSchema,
    packs,
    uses,
    termAnswers,
    reports,
    isChosenByFacts,
    ...(elsewhere && { silenceElsewhere: elsewhere }),
  };
}

/** What silence is in the other flows that the routing names: the most that it spares in one of them. */
function silenceElsewhere(
  flow: string,
  { flows, routing = [], caseSchema = {} }: CompiledDefinitions,
  recall: ProofRecall,
): SparedSilence | undefined {
  const others = new Set(routing.map((rule) => rule.flow).filter((one) => one !== flow));
  const found = [...others].flatMap((other) => {
    const compiled = flows.get(other);
    if (compiled === undefined || !isWhole(compiled)) return [];
    const plan = unnamed(compiled);
    return recall(['silence', plan, caseSchema], () => silenceInFlow(plan, caseSchema) ?? 'never');
  });
  return (['always', 'at-first'] as const).find((one) => found.includes(one));
}

const rehearsalSourcesOf = (
  plan: WholeFlow['plan'],
  table: CalendarTable,
  { directory: people, caseSchema, calendars }: CompiledDefinitions,
): RehearsalSources | undefined =>
  people &&
  caseSchema && {
    plan,
    caseSchema,
    table,
    people,
    calendars: Object.fromEntries(calendars),
  };

const isWhole = (compiled: CompiledFlow): compiled is WholeFlow =>
  compiled.plan !== undefined && compiled.origins !== undefined && compiled.texts !== undefined;

/** For flows whose calendar nobody knows. */
const utc: CalendarTable = {
  zone: 'UTC',
  weekly: [[], [], [], [], [], [], []],
  exceptions: [],
  offsets: [[0, 0]],
  until: 0,
};
