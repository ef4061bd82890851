import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import type { Instant } from '../../model/base.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import type { DatedProofContext } from '../finding/context.ts';
import type { DefinedFinding } from '../finding/define-finding.ts';
import type { Finding } from '../finding/finding.ts';
import type { TimingContext } from '../timing/worst-case.ts';
import type { PromiseProof } from '../finding/promise-proof.ts';

/** A rule: what it can find, and how. One file, and one line in `index.ts`. */
export type Rule = { readonly finds: readonly DefinedFinding<object>[] } & (MonitorRule | FlowRule);

/** A rule about what comes after what: judges every path of one case of the guards. */
interface MonitorRule {
  readonly monitor: (guardCase: GuardCase) => readonly Finding[];
}

/** A rule that looks at the whole flow. */
interface FlowRule {
  readonly find: (subject: RuleSubject) => readonly Finding[];
}

/** What rules look at. */
export interface RuleSubject {
  readonly flow: FlowBehaviour;
  readonly guardCases: readonly GuardCase[];
  readonly timing: TimingContext;
  /** The proofs of all promises, and the last start for which they hold. */
  readonly promiseProofs: readonly PromiseProof[];
  readonly until: Instant;
  /** Missing where only the flow is known: then nothing is said of people, texts and packs. */
  readonly context?: DatedProofContext | undefined;
}

/** Defines a rule; both forms, as it is written. */
export const defineRule = <R extends Rule>(rule: R): R => rule;
