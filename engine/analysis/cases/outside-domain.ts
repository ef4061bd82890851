import { atomsOf, conditionOf } from './guard.ts';
import type { ValueDomains } from './variables.ts';
import type { Expression } from '../../model/base.ts';

/** A field and the values that it can have. */
export interface AllowedValues {
  readonly field: string;
  readonly allowed: readonly string[];
}

/** The first field that a condition compares with nothing but values which it cannot have. */
export function outsideDomain(
  condition: Expression,
  domains: ValueDomains,
): AllowedValues | undefined {
  for (const { term, predicate } of atomsOf(conditionOf(condition))) {
    const allowed = domains.get(term.text)?.values;
    const compared = 'in' in predicate ? predicate.in : [];
    if (allowed && term.kind === 'field' && !compared.some((one) => allowed.includes(one)))
      return { field: term.text, allowed: allowed.map(String) };
  }
  return undefined;
}
