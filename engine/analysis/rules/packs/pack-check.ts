import type { Behaviour, FlowBehaviour } from '../../../behaviour/behaviour.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import type { DatedProofContext } from '../../finding/context.ts';
import type { QuotedRule } from '../../finding/finding-values.ts';
import type { Finding } from '../../finding/finding.ts';

/** A check that packs can ask of a flow. `Params` is what its schema lets through. */
export interface PackCheck<Params> {
  readonly summary: string;
  readonly params: AnnotatedSchema;
  find(
    rule: AppliedRule<Params>,
    flow: FlowBehaviour,
    context: DatedProofContext,
  ): Iterable<Finding>;
}

/** A rule that switches a check on: its parameters, and what findings quote of it. */
export interface AppliedRule<Params> {
  readonly params: Params;
  readonly quoted: QuotedRule;
}

/** The lines that the company itself has asked for: not the handlers of what the candidate does. */
export const linesWithoutHandlers = ({ main, backstops }: FlowBehaviour): readonly Behaviour[] => [
  main,
  ...backstops.map(({ behaviour }) => behaviour),
];

/** Each finding once, however many paths lead to it. */
export const distinctFindings = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];
