import type { CompiledDefinitions, CompiledFlow } from '../../engine/compiler/compile.ts';
import { wholeFlows } from '../../engine/compiler/whole-flows.ts';
import { authority } from '../../engine/proofs/authority.ts';
import type { Certificate } from '../../engine/proofs/certificate.ts';
import type { Finding } from '../../engine/proofs/finding.ts';
import { oneTruth } from '../../engine/proofs/one-truth.ts';
import { packs } from '../../engine/proofs/packs.ts';
import { people } from '../../engine/proofs/people.ts';
import { prove } from '../../engine/proofs/prove.ts';
import { texts } from '../../engine/proofs/texts.ts';
import { shapeOfPlan } from '../../engine/shape/of-plan.ts';
import { worldsOf } from '../../engine/shape/worlds.ts';
import type { CalendarTable } from '../../engine/time/calendar-table.ts';
import { hashOf } from '../../store/canonical.ts';

/** What came of the proofs of one flow; no certificate while an error is found. */
export interface ProvedFlow {
  readonly flow: string;
  readonly compiled: Sound;
  /** In whose zone its dates are told. */
  readonly table: CalendarTable;
  readonly findings: readonly Finding[];
  readonly certificate?: Certificate;
}

type Sound = CompiledFlow & Required<Pick<CompiledFlow, 'plan' | 'origins'>>;

/** Proves every flow that cases can take and that compiles, or those of them that are wanted. */
export const proveFlows = (
  definitions: CompiledDefinitions,
  isWanted: (flow: string) => boolean = () => true,
): readonly ProvedFlow[] =>
  wholeFlows(definitions)
    .filter(isWanted)
    .flatMap((flow) => {
      const compiled = definitions.flows.get(flow);
      const { plan, origins } = compiled ?? {};
      return compiled === undefined || plan === undefined || origins === undefined
        ? []
        : [proveFlow(flow, { ...compiled, plan, origins }, definitions)];
    });

function proveFlow(flow: string, compiled: Sound, definitions: CompiledDefinitions): ProvedFlow {
  const { plan, calendar = '', packs: kept = [] } = compiled;
  const table = definitions.calendars.get(calendar) ?? utc;
  const { findings: inTime, bounds, ...known } = prove(plan);
  const findings = [...inTime, ...others(compiled, definitions)];
  const proved = { flow, compiled, table, findings };
  if (findings.some(({ severity }) => severity === 'error')) return proved;
  const { assume, from, until } = known;
  const certificate: Certificate = {
    proofs: 1,
    flow,
    plan: hashOf(plan),
    promises: bounds,
    assume,
    from,
    until,
    packs: kept.map(({ id, effective }) => ({ pack: id, effective })),
  };
  return { ...proved, certificate };
}

/** What is proved besides times. */
function others(
  { plan, packs: kept, uses }: Sound,
  { directory, caseSchema }: CompiledDefinitions,
): readonly Finding[] {
  const shape = shapeOfPlan(plan);
  const worlds = worldsOf(shape);
  const ofWorlds = [...worlds.flatMap(authority), ...worlds.flatMap(oneTruth)];
  if (directory === undefined || caseSchema === undefined) return ofWorlds;
  const context = { directory, caseSchema, packs: kept ?? [], uses: uses ?? {} };
  const all = [people, texts, packs].flatMap((proof) => proof(shape, context));
  const found = new Map([...ofWorlds, ...all].map((one) => [keyOf(one), one]));
  return [...found.values()];
}

const keyOf = ({ code, at, values }: Finding): string => JSON.stringify([code, at, values]);

/** For flows whose calendar nobody knows. */
const utc: CalendarTable = {
  zone: 'UTC',
  weekly: [[], [], [], [], [], [], []],
  exceptions: [],
  offsets: [[0, 0]],
  until: 0,
};
