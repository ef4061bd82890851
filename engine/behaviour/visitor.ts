import type { Behaviour } from './behaviour.ts';

/**
 * An analysis of behaviours: what it makes of each term. Being a record over all terms, it does not compile until it knows a new one;
 * a chain of `if`s would answer silently, and a proof that overlooks a term would be wrong.
 */
export type Visitor<Result, Rest extends readonly unknown[] = []> = {
  readonly [T in TermName]: (behaviour: Term<T>, ...rest: Rest) => Result;
};

export type TermName = Behaviour['term'];

/** The terms of these names; of all names, any behaviour. */
export type Term<T extends TermName = TermName> = {
  readonly [P in T]: Extract<Behaviour, { readonly term: P }> & { readonly term: P };
}[T];

/** What an analysis makes of one behaviour. It descends into the children itself, by visiting them, where it wants to. */
export const visit = <T extends TermName, Result, Rest extends readonly unknown[]>(
  visitor: Visitor<Result, Rest>,
  behaviour: Term<T>,
  ...rest: Rest
): Result => visitor[behaviour.term](behaviour, ...rest);
