import type { Behaviour } from './behaviour.ts';

/**
 * An analysis of behaviours, term by term. A record over all terms does not compile until it knows a new one, whereas a chain of `if`s
 * would treat it as nothing and prove falsely. `Rest` is whatever else the analysis carries along; `T` is every term, unless some cannot come.
 */
export type Visitor<Result, Rest extends readonly unknown[] = [], T extends TermName = TermName> = {
  readonly [P in T]: (behaviour: Term<P>, ...rest: Rest) => Result;
};

export type TermName = Behaviour['term'];

/** A behaviour with one of these names; with all of them, any behaviour. */
export type Term<T extends TermName = TermName> = {
  readonly [P in T]: Extract<Behaviour, { readonly term: P }> & { readonly term: P };
}[T];

/** The result of an analysis for one behaviour. It goes on into the children, where it does, by visiting them itself. */
export const visit = <T extends TermName, Result, Rest extends readonly unknown[]>(
  visitor: Visitor<Result, Rest, T>,
  behaviour: Term<T>,
  ...rest: Rest
): Result => visitor[behaviour.term](behaviour, ...rest);
