import type { AnnotatedSchema } from '../../../steps/step.ts';
import type { DatedProofContext } from '../../finding/context.ts';
import type { Finding } from '../../finding/finding.ts';
import type { packsCodes } from '../../finding/packs-codes.ts';
import type { FlowBehaviour } from '../../../behaviour/behaviour.ts';

/** One thing that packs can ask of a flow. `Params` is what its schema lets through. */
export interface PackCheck<Params> {
  readonly summary: string;
  readonly code: keyof typeof packsCodes;
  readonly params: AnnotatedSchema;
  find(params: Params, flow: FlowBehaviour, context: DatedProofContext): Iterable<PackFinding>;
}

/** Where a flow breaks a rule. */
export interface PackFinding {
  readonly step: string;
  readonly key?: string;
  readonly values: Finding['values'];
}

/** Every line of a flow on which a check looks for ways, but for those that the candidate has asked for. */
export const linesWithoutHandlers = ({
  main,
  backstops,
}: FlowBehaviour): readonly FlowBehaviour['main'][] => [
  main,
  ...backstops.map(({ behaviour }) => behaviour),
];

/** Each breach once, however many ways lead to it. */
export const distinctFindings = (findings: readonly PackFinding[]): readonly PackFinding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];
