/** A mutant of the analyses: one place of their sources, written otherwise. */
export interface AnalysisMutant {
  /** Tells it apart, for `--only` and for results that are kept. */
  readonly title: string;
  /** What is wrong with it: a clause of `docs/design/semantics.md`, the code of a finding, or the operator that made it. */
  readonly against: MutantTarget;
  readonly file: string;
  /** The place, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What is written there instead. */
  readonly to: string;
}

export type MutantTarget =
  { readonly clause: string } | { readonly code: string } | { readonly operator: MutationOperator };

/** The ways in which a mutant is made from a place of the sources. */
export const mutationOperators = [
  'negate a condition',
  'drop a statement',
  'swap < and <=',
  'drop a case',
  'empty a set',
] as const;
export type MutationOperator = (typeof mutationOperators)[number];

/** What is written at a place, and what a mutant has there, each on one line. */
export const editOf = (
  { start, end, to }: Pick<AnalysisMutant, 'start' | 'end' | 'to'>,
  source: string,
): { readonly was: string; readonly is: string } => ({
  was: onOneLine(source.slice(start, end)),
  is: onOneLine(to),
});

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The number of the line at which a place begins, from 1. */
export const lineAt = (source: string, start: number): number =>
  source.slice(0, start).split('\n').length;

/** A mutant as it is written by hand: a text that stands once in a file, and what is written instead. */
export type WrittenMutant = readonly [
  against: Exclude<MutantTarget, { readonly operator: MutationOperator }>,
  title: string,
  file: string,
  from: string,
  to: string,
];
