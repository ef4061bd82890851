import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Directory, Texts } from '../../engine/model/definitions.ts';
import type { House } from '../../engine/model/house.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Certificate } from '../../engine/analysis/finding/certificate.ts';
import type { JsonObject, Facts } from '../../engine/model/base.ts';

/** The compiled definitions; they are read anew when a file has changed. */
export interface Catalog {
  current(): Promise<Definitions>;
}

export interface Definitions {
  /** Missing while `case.yaml` has errors. */
  readonly caseSchema?: JsonObject | undefined;
  /** The flow that `routing.yaml` chooses for a case, `undefined` when no rule holds. Missing while the file has errors. */
  readonly route?: ((facts: Facts) => string | undefined) | undefined;
  /** `undefined` when there is no such flow. */
  flow(id: string): CatalogFlow | undefined;
  /** The ids of all flows. */
  readonly flows: readonly string[];
  /** Missing while `directory.yaml` has errors: the directory in the store stays then. */
  readonly directory?: Directory | undefined;
  /** Missing while `house.yaml` has errors; empty where there is no such file. */
  readonly house?: House | undefined;
  /** The diagnostics of all files. */
  readonly diagnostics: readonly Diagnostic[];
}

export type CatalogFlow =
  | {
      readonly plan: Omit<Plan, 'texts'> & { readonly texts?: string };
      readonly texts: Texts;
      /** Proves the flow on the first call. */
      readonly certify: () => CertificationResult;
    }
  | { readonly diagnostics: readonly Diagnostic[] };

/** The certificate under which cases are started, or the reasons why there is none. */
export type CertificationResult =
  { readonly certificate: Certificate } | { readonly diagnostics: readonly Diagnostic[] };
