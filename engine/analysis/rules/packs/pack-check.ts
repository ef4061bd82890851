import type { FlowBehaviour } from '../../../behaviour/behaviour.ts';
import type { ProofAssumptions } from '../../../model/plan.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import type { GuardCase } from '../../cases/split-cases.ts';
import type { DefinedFinding } from '../../finding/define-finding.ts';
import type { DatedProofContext } from '../../finding/context.ts';
import type { QuotedRule } from '../../finding/finding-values.ts';
import type { Finding } from '../../finding/finding.ts';

/** A check that packs can ask of a flow. `Params` is what its schema lets through. */
export interface PackCheck<Params> {
  readonly summary: string;
  readonly finds: readonly DefinedFinding<object>[];
  readonly params: AnnotatedSchema;
  /** What is wrong with the messages and tasks of a flow, wherever they stand. */
  ofFlow?(
    rule: AppliedRule<Params>,
    flow: FlowBehaviour,
    context: DatedProofContext,
  ): Iterable<Finding>;
  /** What is wrong on the paths of one case of the guards. */
  ofCase?(
    rule: AppliedRule<Params>,
    guardCase: GuardCase,
    context: GuardCaseContext,
  ): Iterable<Finding>;
}

/** What is known besides one case of the guards: all of them, and what times take for granted. */
export interface GuardCaseContext extends DatedProofContext {
  readonly guardCases: readonly GuardCase[];
  readonly assume: ProofAssumptions;
}

/** A rule that switches a check on: its parameters, and what findings quote of it. */
export interface AppliedRule<Params> {
  readonly params: Params;
  readonly quoted: QuotedRule;
}

/** A case without the handlers of what the candidate does: the lines that the company itself has asked for. */
export const withoutHandlers = (guardCase: GuardCase): GuardCase => ({
  ...guardCase,
  behaviour: { ...guardCase.behaviour, on: {} },
});
