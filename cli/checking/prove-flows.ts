import type { CompiledDefinitions, CompiledFlow } from '../../engine/compiler/compile.ts';
import { wholeFlows } from '../../engine/compiler/whole-flows.ts';
import type { Certificate } from '../../engine/proofs/certificate.ts';
import type { Finding } from '../../engine/proofs/finding.ts';
import { prove } from '../../engine/proofs/prove.ts';
import type { CalendarTable } from '../../engine/time/calendar-table.ts';
import { hashOf } from '../../store/canonical.ts';

/** What came of the proofs of one flow; no certificate while an error is found. */
export interface ProvedFlow {
  readonly flow: string;
  readonly compiled: CompiledFlow & Required<Pick<CompiledFlow, 'plan' | 'origins'>>;
  /** In whose zone its dates are told. */
  readonly table: CalendarTable;
  readonly findings: readonly Finding[];
  readonly certificate?: Certificate;
}

/** Proves every flow that cases can take and that compiles. */
export const proveFlows = (definitions: CompiledDefinitions): readonly ProvedFlow[] =>
  wholeFlows(definitions).flatMap((flow) => {
    const compiled = definitions.flows.get(flow);
    const { plan, origins, calendar = '' } = compiled ?? {};
    if (compiled === undefined || plan === undefined || origins === undefined) return [];
    const table = definitions.calendars.get(calendar) ?? utc;
    const { findings, ...proof } = prove(plan);
    const its = { flow, compiled: { ...compiled, plan, origins }, table, findings };
    if (findings.some(({ severity }) => severity === 'error')) return [its];
    const { bounds, assume, from, until } = proof;
    const hash = hashOf(plan);
    const known = { assume, from, until, packs: [] };
    const certificate = { proofs: 1, flow, plan: hash, promises: bounds, ...known } as const;
    return [{ ...its, certificate }];
  });

/** For flows whose calendar nobody knows. */
const utc: CalendarTable = {
  zone: 'UTC',
  weekly: [[], [], [], [], [], [], []],
  exceptions: [],
  offsets: [[0, 0]],
  until: 0,
};
