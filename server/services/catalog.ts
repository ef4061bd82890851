import type { Diagnostic } from '../../engine/diagnostic.ts';
import type { Directory, Texts } from '../../engine/definitions.ts';
import type { Facts, Plan } from '../../engine/plan.ts';
import type { FactsCheck } from './facts-check.ts';

/** The definitions folder, compiled; read anew when one of its files has changed. */
export interface Catalog {
  current(): Promise<Definitions>;
}

export interface Definitions {
  readonly checkFacts: FactsCheck;
  /** The flow that `routing.yaml` gives to a case. */
  route(facts: Facts): string | undefined;
  /** `undefined` when there is no such flow. */
  flow(id: string): CompiledFlow | undefined;
  /** Missing while `directory.yaml` has faults: then the one in the store stays. */
  readonly directory?: Directory | undefined;
}

export type CompiledFlow =
  | { readonly plan: Omit<Plan, 'texts'> & { readonly texts?: string }; readonly texts: Texts }
  | { readonly diagnostics: readonly Diagnostic[] };
