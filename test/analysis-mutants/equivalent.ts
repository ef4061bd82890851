import { type AnalysisMutant, editOf } from './mutant.ts';

/** A mutant that behaves as the sources do: nothing can notice it. */
export interface EquivalentMutant {
  readonly file: string;
  /** What is written at its place, and what it has there, each on one line. */
  readonly was: string;
  readonly is: string;
  readonly because: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [];

/** Why a mutant is one of them; undefined when it is none. */
export function whyEquivalent(mutant: AnalysisMutant, source: string): string | undefined {
  const { was, is } = editOf(mutant, source);
  return equivalentMutants.find(
    (one) => one.file === mutant.file && one.was === was && one.is === is,
  )?.because;
}
