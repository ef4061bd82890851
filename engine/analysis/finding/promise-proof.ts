import type { PromiseBound } from './certificate.ts';
import type { DefinedFinding } from './define-finding.ts';
import type { Finding } from './finding.ts';

/** The proof of one promise: its worst case, or why it does not hold. */
export interface PromiseProof {
  readonly bound?: PromiseBound;
  readonly findings: readonly Finding[];
  /** The proof holds for cases that start up to then. */
  readonly until: number;
}

/** What the proofs of promises have found of these kinds. */
export const provedAs = (
  kinds: readonly DefinedFinding<object>[],
  proofs: readonly PromiseProof[],
): readonly Finding[] =>
  proofs.flatMap(({ findings }) => findings.filter((one) => kinds.some((kind) => kind.is(one))));
