import type { ProofCode } from '../../finding/codes.ts';
import type { Imprecision, CounterexampleEvent, Repair } from '../../finding/finding.ts';
import type { Duration } from '../../../model/base.ts';

/**
 * A text with holes: `{name}` is filled in; a part in `[...]` is left out unless all its holes can be filled.
 * Holes are the values of a finding, and what can be told from the rest of it: `known` in `retell.ts`.
 */
export type SentenceTemplate = string;

/** What is wrong, and what to do about it. */
export interface Sentence {
  readonly message: SentenceTemplate;
  readonly hint: SentenceTemplate;
}

export type Sentences = Readonly<Record<ProofCode, Sentence>>;

/** How findings and certificates are told in one language, but for the sentences of the codes. */
export interface Phrases {
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Of `weekday`, `day`, `clock`. */
  readonly moment: SentenceTemplate;
  readonly duration: (duration: Duration) => string;
  /** So much natural time. */
  readonly length: (ms: number) => string;
  /** Between names of which all are meant. */
  readonly and: string;
  /** Between changes of which one is enough. */
  readonly or: string;
  readonly happens: Readonly<Record<CounterexampleEvent['what'], SentenceTemplate>>;
  readonly repairs: Readonly<Record<Repair['do'], SentenceTemplate>>;
  readonly imprecisions: Readonly<Record<Imprecision, SentenceTemplate>>;
  readonly promises: Readonly<Record<'told' | 'silence' | 'done', SentenceTemplate>>;
  /** Classes of messages and what stands for several of them. */
  readonly about: Readonly<Record<string, string>>;
  /** Added to the hint of a finding in a flow that others run. */
  readonly runFrom: SentenceTemplate;
  /** Added where the step stands in no file. */
  readonly builtIn: SentenceTemplate;
  readonly example: ExamplePhrases;
  readonly certificate: CertificatePhrases;
  readonly report: ReportPhrases;
}

/** How a whole check ends. */
interface ReportPhrases {
  readonly clean: SentenceTemplate;
  readonly found: SentenceTemplate;
}

interface ExamplePhrases {
  readonly heading: { readonly step: string; readonly what: string; readonly leaves: string };
  readonly start: SentenceTemplate;
  readonly due: SentenceTemplate;
  readonly costliest: SentenceTemplate;
  readonly maybe: SentenceTemplate;
  readonly page: SentenceTemplate;
}

interface CertificatePhrases {
  readonly holds: SentenceTemplate;
  readonly heading: {
    readonly promise: string;
    readonly slack: string;
    readonly longest: string;
    readonly worst: string;
  };
  readonly none: string;
  readonly assumed: SentenceTemplate;
  readonly mail: SentenceTemplate;
  readonly start: SentenceTemplate;
  readonly packs: SentenceTemplate;
  readonly pack: SentenceTemplate;
  readonly versions: SentenceTemplate;
}
