import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Directory, Texts } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Certificate } from '../../engine/analysis/finding/certificate.ts';
import type { JsonObject, Facts } from '../../engine/model/base.ts';

/** The definitions folder, compiled; read anew when one of its files has changed. */
export interface Catalog {
  current(): Promise<Definitions>;
}

export interface Definitions {
  /** Missing while `case.yaml` has faults. */
  readonly caseSchema?: JsonObject | undefined;
  /** The flow that `routing.yaml` gives to a case, `undefined` when no rule holds. Missing while the file has faults. */
  readonly route?: ((facts: Facts) => string | undefined) | undefined;
  /** `undefined` when there is no such flow. */
  flow(id: string): CatalogFlow | undefined;
  /** Missing while `directory.yaml` has faults: then the one in the store stays. */
  readonly directory?: Directory | undefined;
  /** Everything that was found in all the files. */
  readonly diagnostics: readonly Diagnostic[];
}

export type CatalogFlow =
  | {
      readonly plan: Omit<Plan, 'texts'> & { readonly texts?: string };
      readonly texts: Texts;
      /** Proved when somebody asks, once. */
      readonly certify: () => CertificationResult;
    }
  | { readonly diagnostics: readonly Diagnostic[] };

/** What cases are started under, or what stands against it. */
export type CertificationResult =
  { readonly certificate: Certificate } | { readonly diagnostics: readonly Diagnostic[] };
