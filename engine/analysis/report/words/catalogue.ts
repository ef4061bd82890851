import type { ProofCode } from '../../finding/codes.ts';
import type { Doubt, Happening, Remedy } from '../../finding/finding.ts';
import type { Duration } from '../../../model/base.ts';

/**
 * A text with holes: `{name}` is filled in; a part in `[...]` is left out unless all its holes can be filled.
 * Holes are the values of a finding, and what can be told from the rest of it: `known` in `retell.ts`.
 */
export type Template = string;

/** What is wrong, and what to do about it. */
export interface Sentence {
  readonly message: Template;
  readonly hint: Template;
}

export type Sentences = Readonly<Record<ProofCode, Sentence>>;

/** How findings and certificates are told in one language, but for the sentences of the codes. */
export interface Phrases {
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Of `weekday`, `day`, `clock`. */
  readonly moment: Template;
  readonly duration: (duration: Duration) => string;
  /** So much natural time. */
  readonly length: (ms: number) => string;
  /** Between names of which all are meant. */
  readonly and: string;
  /** Between changes of which one is enough. */
  readonly or: string;
  readonly happens: Readonly<Record<Happening['what'], Template>>;
  readonly remedies: Readonly<Record<Remedy['do'], Template>>;
  readonly doubts: Readonly<Record<Doubt, Template>>;
  readonly promises: Readonly<Record<'told' | 'silence' | 'done', Template>>;
  /** Classes of messages and what stands for several of them. */
  readonly about: Readonly<Record<string, string>>;
  /** Added to the hint of a finding in a flow that others run. */
  readonly runFrom: Template;
  /** Added where the step stands in no file. */
  readonly builtIn: Template;
  readonly example: ExamplePhrases;
  readonly certificate: CertificatePhrases;
  readonly report: ReportPhrases;
}

/** How a whole check ends. */
interface ReportPhrases {
  readonly clean: Template;
  readonly found: Template;
}

interface ExamplePhrases {
  readonly heading: { readonly step: string; readonly what: string; readonly leaves: string };
  readonly start: Template;
  readonly due: Template;
  readonly costliest: Template;
  readonly maybe: Template;
  readonly page: Template;
}

interface CertificatePhrases {
  readonly holds: Template;
  readonly heading: {
    readonly promise: string;
    readonly slack: string;
    readonly longest: string;
    readonly worst: string;
  };
  readonly none: string;
  readonly assumed: Template;
  readonly mail: Template;
  readonly start: Template;
  readonly packs: Template;
  readonly pack: Template;
  readonly versions: Template;
}
